import { randomBytes, randomUUID } from 'node:crypto';
import { allowedAddress } from '#kernel/allowed-hosts.ts';
import { videoRoleWords, type VideoFailure, type VideoRole, type VideoRooms, type VideoServer } from '#kernel/video.ts';
import { signByKey, signBySecret } from './sign-token.ts';

/** Sixteen letters, four bits each. No vowels, so that no word comes about; small, as Jitsi compares rooms. */
const letters = 'bcdfghjkmnpqrstv';
const roomLength = 32;
const isRoom = new RegExp(`^[${letters}]{${roomLength}}$`);

/** Clocks of two servers differ a little; who enters at the first second is not turned away for it. */
const skewSeconds = 60;

/** What a room for interpreting never does. */
const features = { recording: false, livestreaming: false, transcription: false, 'outbound-call': false };

/** What the page of the server is asked to show: no names, no requests elsewhere, nothing kept. */
const shown: Readonly<Record<string, unknown>> = {
  subject: 'Sprachmittlung',
  readOnlyName: true,
  doNotStoreRoom: true,
  disableInviteFunctions: true,
  disableThirdPartyRequests: true,
  'analytics.disabled': true,
  'deeplinking.disabled': true,
};

const failure = (kind: VideoFailure['kind'], message: string): VideoFailure => ({ ok: false, kind, message });
const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** Jitsi Meet by its tokens (Prosody's `mod_auth_token`), and links elsewhere. Nothing is called: the address is all that is made. */
export function createVideoRooms(input: { hosts: readonly string[] }): VideoRooms {
  const { hosts } = input;
  const serverAt = (address: string): URL | null => {
    const url = allowedAddress({ address, hosts });
    return url !== null && url.search === '' && url.hash === '' ? url : null;
  };
  return {
    acceptsServer: (address) => serverAt(address) !== null,
    acceptsLink: (address) => allowedAddress({ address, hosts }) !== null,
    newRoom: () => [...randomBytes(roomLength / 2)].flatMap((byte) => [letters[byte >> 4]!, letters[byte & 15]!]).join(''),
    enter: ({ server, secret, room, role, opensAt, closesAt, now, language }) => {
      if (!isRoom.test(room)) throw new RangeError('not a room of ours');
      if (!(opensAt < closesAt)) throw new RangeError('a room closes after it opens');
      const base = serverAt(server.address);
      if (base === null) return failure('refused', 'Diese Installation lässt den Server für Videogespräche nicht zu.');
      if (now >= closesAt) return failure('over', 'Die Zeit für dieses Gespräch ist vorbei.');
      if (now < opensAt) return failure('early', 'Der Raum ist noch nicht offen. Bitte kommen Sie kurz vor dem Gespräch wieder.');
      const claims = claimsFor({ server, room, role, opensAt, closesAt, now });
      const token =
        server.kind === 'own'
          ? signBySecret({ claims, secret })
          : signByKey({ claims, key: secret, keyId: `${server.tenant}/${server.keyId}` });
      if (token === null)
        return failure('key', 'Der Schlüssel für Videogespräche passt nicht. Die Geschäftsstelle muss ihn neu eintragen.');
      const path = [base.pathname.replace(/\/+$/, ''), ...(server.kind === 'jaas' ? [server.tenant] : []), room].join('/');
      const query = new URLSearchParams({ ...(language === undefined ? {} : { lang: language }), jwt: token });
      const hash = Object.entries(shown).map(([key, value]) => `config.${key}=${encodeURIComponent(JSON.stringify(value))}`);
      return { ok: true, address: `${base.origin}${path}?${query.toString()}#${hash.join('&')}` };
    },
  };
}

function claimsFor(input: {
  server: VideoServer;
  room: string;
  role: VideoRole;
  opensAt: Date;
  closesAt: Date;
  now: Date;
}): Record<string, unknown> {
  const { server, room, role, opensAt, closesAt, now } = input;
  const isHost = role === 'professional';
  return {
    ...(server.kind === 'own'
      ? { iss: server.appId, aud: server.audience, sub: server.subject }
      : { iss: 'chat', aud: 'jitsi', sub: server.tenant }),
    room,
    iat: seconds(now),
    nbf: seconds(opensAt) - skewSeconds,
    exp: seconds(closesAt),
    context: {
      // The id is new each time: the server cannot tell that somebody comes again.
      user: { id: randomUUID(), name: videoRoleWords[role], moderator: isHost, affiliation: isHost ? 'owner' : 'member' },
      features,
    },
  };
}

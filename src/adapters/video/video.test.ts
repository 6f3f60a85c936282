import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { allowedAddress } from '#kernel/allowed-hosts.ts';
import { videoRoles, type VideoRooms, type VideoServer } from '#kernel/video.ts';
import { createVideoRooms } from './index.ts';
import { startProsody, type ProsodySettings } from './prosody.fixture.ts';

const appSecret = 'a-secret-of-the-test-with-many-letters';
const opensAt = new Date('2026-12-08T12:45:00Z');
const closesAt = new Date('2026-12-08T14:30:00Z');
const during = new Date('2026-12-08T13:10:00Z');

type Entrance = Parameters<VideoRooms['enter']>[0];
type Prosody = Awaited<ReturnType<typeof startProsody>>;
let running: Prosody[] = [];
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
});

/** A server with its clock, and the adapter that a county uses with it. */
async function start(more: Partial<ProsodySettings> = {}, clock: () => Date = () => during) {
  const prosody = await startProsody({
    settings: { appId: 'kreis', appSecret, domain: 'meet.example', ...more },
    clock,
  });
  running.push(prosody);
  const rooms = createVideoRooms({ hosts: [prosody.origin] });
  const server: VideoServer = {
    ...{ kind: 'own', address: prosody.origin, appId: 'kreis', audience: 'jitsi', subject: 'meet.example' },
  };
  const given: Entrance = { server, secret: appSecret, room: rooms.newRoom(), role: 'guest', opensAt, closesAt, now: during };
  const enter = (change: Partial<Entrance> = {}) => {
    const way = rooms.enter({ ...given, ...change });
    if (!way.ok) throw new Error(way.kind);
    return way.address;
  };
  return { prosody, rooms, given, enter };
}

/** The address with the token's parts changed and signed again, or left as it was signed. */
function forge(address: string, change: Record<string, unknown>, secret?: string, header?: Record<string, unknown>): string {
  const url = new URL(address);
  const [head, body, signature] = url.searchParams.get('jwt')!.split('.') as [string, string, string];
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const text = `${header ? encode(header) : head}.${encode({ ...read, ...change })}`;
  const signed = secret === undefined ? signature : createHmac('sha256', secret).update(text).digest('base64url');
  url.searchParams.set('jwt', `${text}.${signed}`);
  return url.href;
}

describe('a room', () => {
  it('lets in who has its token, in each role, and shows the role alone', async () => {
    const { prosody, enter, given } = await start({ audiences: ['jitsi'], checksDomain: true });
    for (const role of videoRoles) expect(await prosody.join(enter({ role }))).toBe('joined');
    expect(prosody.joined.map(({ claims }) => [claims.context!.user!['name'], claims.context!.user!['moderator']])).toEqual([
      ['Fachkraft', true],
      ['Sprachmittlung', false],
      ['Gast', false],
    ]);
    for (const { room, claims } of prosody.joined) {
      expect(room).toBe(given.room);
      expect(claims.context!.features).toMatchObject({ recording: false, transcription: false });
      expect(Object.keys(claims.context!.user!).toSorted()).toEqual(['affiliation', 'id', 'moderator', 'name']);
    }
    expect(new Set(prosody.joined.map(({ claims }) => claims.context!.user!['id'])).size).toBe(videoRoles.length);
  });

  it('refuses who has none, one of another room, or one that was changed', async () => {
    const { prosody, rooms, enter } = await start({ audiences: ['jitsi'], checksDomain: true });
    const address = enter();
    const other = rooms.newRoom();
    const bare = new URL(address);
    bare.searchParams.delete('jwt');
    expect(await prosody.join(bare.href)).toBe('token required');
    expect(await prosody.join(address.replace(/\/[a-z]{32}\?/, `/${other}?`))).toBe('room');
    const failed = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
    expect(await prosody.join(forge(address, { room: other }))).toBe(failed);
    expect(await prosody.join(forge(address, { room: '*' }, 'another-secret-with-just-as-many-letters'))).toBe(failed);
    expect(await prosody.join(forge(address, { context: { user: { moderator: true } } }))).toBe(failed);
    expect(await prosody.join(forge(address, { exp: 4_000_000_000 }))).toBe(failed);
    expect(await prosody.join(forge(address, {}, appSecret, { alg: 'none', typ: 'JWT' }))).toMatch(/^ERR_JO/);
    expect(await prosody.join(enter({ secret: 'another-secret-with-just-as-many-letters' }))).toBe(failed);
    expect(prosody.joined).toEqual([]);
    // The check itself passes what is rightly signed: it is the changes that were refused.
    expect(await prosody.join(forge(address, {}, appSecret))).toBe('joined');
  });

  it('refuses the token of another issuer, audience or domain', async () => {
    const { prosody, given, enter } = await start({ audiences: ['jitsi'], checksDomain: true });
    const own = given.server as VideoServer & { kind: 'own' };
    const changed = (change: Partial<typeof own>) => prosody.join(enter({ server: { ...own, ...change } }));
    expect(await changed({ appId: 'other' })).toBe('iss');
    expect(await changed({ audience: 'other' })).toBe('aud');
    expect(await changed({ subject: 'elsewhere.example' })).toBe('sub');
    expect(await changed({ subject: '*' })).toBe('joined');
  });

  it('is open in the time of the conversation alone', async () => {
    let now = during;
    const { prosody, rooms, given, enter } = await start({}, () => now);
    const address = enter();
    const at = async (time: string): Promise<string> => {
      now = new Date(`2026-12-08T${time}Z`);
      return prosody.join(address);
    };
    expect(await at('12:40:00')).toBe('nbf');
    expect([await at('12:44:30'), await at('14:29:59')]).toEqual(['joined', 'joined']);
    expect([await at('14:30:00'), await at('20:00:00')]).toEqual(['exp', 'exp']);
    const enterAt = (time: string) => rooms.enter({ ...given, now: new Date(`2026-12-08T${time}Z`) });
    expect(enterAt('12:44:59')).toMatchObject({ ok: false, kind: 'early' });
    expect(enterAt('14:30:00')).toMatchObject({ ok: false, kind: 'over' });
    expect(enterAt('12:45:00')).toMatchObject({ ok: true });
  });

  it('of Jitsi as a service is entered by a key of its own', async () => {
    const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [right, wrong] = [pair(), pair()];
    const pem = ({ privateKey }: typeof right): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const tenant = 'vpaas-magic-cookie-0123';
    const { prosody, rooms, given, enter } = await start({
      ...{ issuers: ['chat'], audiences: ['jitsi'], domain: tenant, checksDomain: true },
      keys: { [`${tenant}/k1`]: right.publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    });
    const server: VideoServer = { kind: 'jaas', address: prosody.origin, tenant, keyId: 'k1' };
    const address = enter({ server, secret: pem(right) });
    expect(new URL(address).pathname).toBe(`/${tenant}/${given.room}`);
    expect(decodeProtectedHeader(new URL(address).searchParams.get('jwt')!)).toEqual({
      alg: 'RS256',
      kid: `${tenant}/k1`,
      typ: 'JWT',
    });
    expect(await prosody.join(address)).toBe('joined');
    expect(await prosody.join(enter({ server, secret: pem(wrong) }))).toBe('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    expect(await prosody.join(enter({ server: { ...server, keyId: 'k2' }, secret: pem(right) }))).not.toBe('joined');
    const short = pem(generateKeyPairSync('rsa', { modulusLength: 1024 }));
    for (const secret of ['', 'no key', short]) {
      expect(rooms.enter({ ...given, server, secret })).toMatchObject({ ok: false, kind: 'key' });
    }
  });

  it('is not opened with a secret that could be guessed, nor on a server that is not allowed', async () => {
    const { rooms, given } = await start();
    expect(rooms.enter({ ...given, secret: 'x'.repeat(31) })).toMatchObject({ ok: false, kind: 'key' });
    expect(rooms.enter({ ...given, server: { ...given.server, address: 'https://meet.example' } })).toMatchObject({
      kind: 'refused',
    });
    expect(() => rooms.enter({ ...given, room: 'familie-mueller' })).toThrow(RangeError);
    expect(() => rooms.enter({ ...given, closesAt: opensAt })).toThrow(RangeError);
  });

  it('is asked to show buttons in the language, and nothing of the conversation', async () => {
    const { enter, given } = await start();
    const url = new URL(enter({ language: 'uk' }));
    expect([...url.searchParams.keys()]).toEqual(['lang', 'jwt']);
    expect(url.searchParams.get('lang')).toBe('uk');
    const settings = new URLSearchParams(url.hash.slice(1));
    expect(settings.get('config.subject')).toBe('"Sprachmittlung"');
    expect([...settings.values()].map((text) => JSON.parse(text) as unknown)).toContain(true);
    expect(decodeJwt(url.searchParams.get('jwt')!)).toMatchObject({ room: given.room, exp: closesAt.getTime() / 1000 });
  });

  it('has a name that nobody guesses and that is no word', () => {
    const rooms = createVideoRooms({ hosts: [] });
    const names = Array.from({ length: 2000 }, () => rooms.newRoom());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[b-df-hj-np-tv-z]{32}$/);
    // Every letter in its place alike: 4000 each, give or take five deviations.
    const counts = Map.groupBy(names.join(''), (letter) => letter);
    expect(counts.size).toBe(16);
    for (const { length } of counts.values()) expect(Math.abs(length - 4000)).toBeLessThan(310);
  });
});

describe('an address', () => {
  const rooms = createVideoRooms({ hosts: ['meet.example', '.zoom.example', 'http://127.0.0.1:1'] });

  it('of another provider is taken from allowed hosts by https alone', () => {
    const accepted = ['https://meet.example:8443/r', 'https://us02.zoom.example/j/123?pwd=abc#x', 'http://127.0.0.1:1/r'];
    expect(accepted.map((address) => rooms.acceptsLink(address))).toEqual(accepted.map(() => true));
    const refused = [
      ...['http://meet.example/r', 'https://meet.example.evil.example/r', 'https://zoom.example/j/1'],
      ...[
        'https://evilzoom.example/j',
        'https://a@meet.example/',
        'https://:b@meet.example/',
        'javascript:alert(1)',
        'https:///',
        '',
      ],
      ...['http://127.0.0.1:2/r', '//meet.example/r'],
    ];
    expect(refused.filter((address) => rooms.acceptsLink(address))).toEqual([]);
  });

  it('of a server carries nothing behind it', () => {
    expect(['https://meet.example', 'https://meet.example/', 'https://meet.example/video'].every(rooms.acceptsServer)).toBe(true);
    expect(['https://meet.example/?x', 'https://meet.example/#x', 'https://other.example'].some(rooms.acceptsServer)).toBe(false);
  });

  it('is allowed for its own host alone, however it is written (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (address) => {
        const url = allowedAddress({ address, hosts: ['meet.example', '.zoom.example'] });
        if (url !== null) expect([url.protocol, /^(meet|[^/]+\.zoom)\.example$/.test(url.hostname)]).toEqual(['https:', true]);
      }),
    );
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), (host, path) => {
        const address = `https://${host}${path}`;
        expect(allowedAddress({ address, hosts: [new URL(address).hostname] })?.href).toBe(new URL(address).href);
        expect(allowedAddress({ address, hosts: [`x${new URL(address).hostname}`] })).toBeNull();
      }),
    );
  });
});

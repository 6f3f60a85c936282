import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importSPKI, jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose';

/** What Prosody of a Jitsi server is configured with. */
export type ProsodySettings = {
  appId: string;
  appSecret: string;
  issuers?: readonly string[];
  audiences?: readonly string[];
  domain: string;
  checksDomain?: boolean;
  /** Public keys by their id, in place of the secret. */
  keys?: Readonly<Record<string, string>>;
};

type Claims = JWTPayload & { room?: string; context?: { user?: Record<string, unknown>; features?: Record<string, unknown> } };

/**
 * A Jitsi server on loopback as far as it concerns tokens: who joins a room must have one, checked in the order of
 * `mod_auth_token` and its `token/util` (signature with times, issuer, room, audience; then the room that is joined, and the
 * domain where that is asked for). The signature is verified by `jose`.
 */
export async function startProsody(input: { settings: ProsodySettings; clock: () => Date }) {
  const { settings, clock } = input;
  const { appId, appSecret, domain, checksDomain = false } = settings;
  const { issuers = [appId], audiences = ['*'], keys } = settings;
  const joined: { room: string; claims: Claims }[] = [];

  const check = async (token: string | null, room: string): Promise<Claims | string> => {
    if (token === null) return 'token required';
    let claims: Claims;
    try {
      const options = { currentDate: clock(), algorithms: [keys ? 'RS256' : 'HS256'], typ: 'JWT' };
      const verified = keys
        ? await jwtVerify(token, (head: JWTHeaderParameters) => importSPKI(keys[head.kid ?? ''] ?? 'none', 'RS256'), options)
        : await jwtVerify(token, new TextEncoder().encode(appSecret), options);
      claims = verified.payload;
    } catch (error) {
      return (error as { code?: string; claim?: string }).claim ?? (error as { code?: string }).code ?? 'no key';
    }
    if (claims.iss === undefined || !issuers.includes(claims.iss)) return 'iss';
    if (claims.room === undefined) return 'room missing';
    if (typeof claims.aud !== 'string' || !(audiences.includes('*') || audiences.includes(claims.aud))) return 'aud';
    if (claims.room !== '*' && claims.room.toLowerCase() !== room) return 'room';
    if (checksDomain && claims.sub !== '*' && claims.sub?.toLowerCase() !== domain) return 'sub';
    return claims;
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    const room = url.searchParams.get('room') ?? '';
    void check(url.searchParams.get('token'), room).then((claims) => {
      if (typeof claims !== 'string') joined.push({ room, claims });
      response.writeHead(typeof claims === 'string' ? 403 : 200).end(typeof claims === 'string' ? claims : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    joined,
    /** As the page of Jitsi does it: the last part of the path is the room in small letters, the token stands in the query. */
    join: async (address: string): Promise<'joined' | string> => {
      const url = new URL(address);
      const asked = new URL('/http-bind', origin);
      asked.searchParams.set('room', url.pathname.split('/').at(-1)!.toLowerCase());
      const token = url.searchParams.get('jwt');
      if (token !== null) asked.searchParams.set('token', token);
      const answer = await fetch(asked);
      return answer.ok ? 'joined' : answer.text();
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

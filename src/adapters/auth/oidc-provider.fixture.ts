import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';

type Claims = { sub: string; email: string; email_verified: boolean; name: string };

/** What is used of `oidc-provider`, which brings no types. */
type Provider = {
  callback: () => (request: IncomingMessage, response: ServerResponse) => void;
  interactionFinished: (request: IncomingMessage, response: ServerResponse, result: object) => Promise<void>;
  Grant: new (of: { accountId: string; clientId: string }) => {
    addOIDCScope: (scope: string) => void;
    save: () => Promise<string>;
  };
};
type GrantContext = { oidc: { client: { clientId: string }; session: { accountId: string }; result?: object } };

export type TestDirectory = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who sits at the browser; null cancels at the directory. */
  setPerson: (claims: Claims | null) => void;
  /** Queries of all requests for an authorization, as they came. */
  asked: URLSearchParams[];
  close: () => Promise<void>;
};

/**
 * A real OpenID provider on loopback, whose sign-in page lets the set person in at once.
 * @param port a fixed one, where the provider is to come up later under an address that was configured before
 */
export async function startDirectory(input: { returnTo: string; port?: number }): Promise<TestDirectory> {
  const { default: OidcProvider } = (await import('oidc-provider' as string)) as {
    default: new (issuer: string, settings: object) => Provider;
  };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(input.port ?? 0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['kreislotse', 'a-secret-that-only-this-test-knows'];
  let person: Claims | null = null;
  const known = new Map<string, Claims>();
  const asked: URLSearchParams[] = [];

  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [input.returnTo],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['test'] },
    // Given, so that the provider does not warn of its own defaults.
    jwks: {
      keys: [
        { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
      ],
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    adapter: memoryStore(),
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => known.get(sub) }),
    loadExistingGrant: async (context: GrantContext) => {
      const grant = new provider.Grant({ accountId: context.oidc.session.accountId, clientId: context.oidc.client.clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/auth') asked.push(url.searchParams);
    if (!url.pathname.startsWith('/interaction/')) return serve(request, response);
    const result =
      person === null ? { error: 'access_denied', error_description: 'cancelled' } : { login: { accountId: person.sub } };
    void provider.interactionFinished(request, response, result);
  });
  return {
    issuer,
    clientId,
    clientSecret,
    asked,
    setPerson: (claims) => {
      person = claims;
      if (claims) known.set(claims.sub, claims);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Kept = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

/** Where the provider keeps its sessions, codes and tokens: in memory, one map for each kind. */
function memoryStore() {
  const kinds = new Map<string, Map<string, Kept>>();
  return (kind: string) => {
    const kept = kinds.get(kind) ?? new Map<string, Kept>();
    kinds.set(kind, kept);
    return {
      upsert: async (id: string, value: Kept) => void kept.set(id, value),
      find: async (id: string) => kept.get(id),
      findByUid: async (uid: string) => [...kept.values()].find((value) => value.uid === uid),
      consume: async (id: string) => void kept.set(id, { ...kept.get(id), consumed: Math.floor(Date.now() / 1000) }),
      destroy: async (id: string) => void kept.delete(id),
      revokeByGrantId: async (grantId: string) => {
        for (const [id, value] of kept) if (value.grantId === grantId) kept.delete(id);
      },
    };
  };
}

/** Goes through the directory as a browser does; answers the query with which it comes back. */
export async function throughDirectory(input: { url: string; returnTo: string }): Promise<Record<string, string>> {
  const jar = new Map<string, string>();
  let next = input.url;
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.startsWith(input.returnTo)) return Object.fromEntries(new URL(next).searchParams);
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`no redirect from ${next}: ${response.status} ${await response.text()}`);
    next = new URL(location, next).href;
  }
  throw new Error('the directory led in a circle');
}

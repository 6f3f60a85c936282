import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../tests/database/test-app.ts';
import { createAuth, type Auth } from './auth.ts';
import { withCookies, type SetCookie } from './cookies.ts';
import { directoryReturnPath } from './directory.ts';
import { startDirectory, throughDirectory, type TestDirectory } from './oidc-provider.fixture.ts';

let test: TestApp;
let directory: TestDirectory;
let auth: Auth;
let returnTo: string;
let serial = 0;

const authFor = (settings: { issuer: string; clientId: string; clientSecret: string }): Auth =>
  createAuth({
    pool: test.app.db.pool,
    origin: test.app.config.origin,
    secret: test.app.config.secret!,
    clock: test.app.clock,
    log: test.app.log,
    demoAccounts: [],
    directory: {
      issuer: settings.issuer,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      name: 'Anmeldung der Kreisverwaltung',
    },
  });

beforeAll(async () => {
  test = await createTestApp();
  // The directory and the library read the system's clock.
  test.setNow(new Date().toISOString());
  returnTo = `${test.app.config.origin}${directoryReturnPath}`;
  directory = await startDirectory({ returnTo });
  auth = authFor(directory);
});
afterAll(async () => {
  await directory.close();
  await test.close();
});
beforeEach(() => {
  serial += 1;
});

const browser = (cookies: readonly SetCookie[] = []): Headers =>
  withCookies(new Headers({ 'user-agent': 'Testbrowser' }), cookies);
const claimsOf = (name: string, given: { email?: string; verified?: boolean } = {}) => ({
  sub: `sub-${name}-${serial}`,
  name,
  email: given.email ?? `${name}${serial}@landkreis.example`,
  email_verified: given.verified ?? true,
});

async function start(from: Auth = auth) {
  const started = await from.directory!.start({ headers: browser(), returnTo: '/verwaltung/heidekreis?a=1' });
  if (!started.ok) throw new Error(started.problem.message);
  return started.value;
}

async function signIn() {
  const { url, cookies } = await start();
  const query = await throughDirectory({ url, returnTo });
  return auth.directory!.finish({ headers: browser(cookies), query });
}

const accountFor = async (email: string) => {
  const made = await auth.accounts.create({ name: 'Petra Muster', email });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
};

describe('the county’s directory', () => {
  it('lets in a person with an account, by code with PKCE, state and nonce, and knows her again by her subject', async () => {
    const claims = claimsOf('petra');
    const account = await accountFor(claims.email);
    directory.setPerson(claims);
    const entered = await signIn();
    if (!entered.ok) throw new Error(entered.problem.message);
    expect(entered.value.returnTo).toBe('/verwaltung/heidekreis?a=1');
    const session = await auth.sessions.read({ headers: browser(entered.value.cookies) });
    expect(session).toMatchObject({ accountId: account.id, method: 'directory', complete: true });

    const query = directory.asked.at(-1)!;
    expect(query.get('response_type')).toBe('code');
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('redirect_uri')).toBe(returnTo);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(20);

    directory.setPerson({ ...claims, email: 'petra.neu@landkreis.example' });
    const again = await signIn();
    if (!again.ok) throw new Error(again.problem.message);
    expect(await auth.sessions.read({ headers: browser(again.value.cookies) })).toMatchObject({
      accountId: account.id,
      email: account.email,
    });
    const kept = await test.app.db.pool.query<{ access_token: string | null }>(
      `select access_token from auth.account where user_id = $1`,
      [account.id],
    );
    expect(kept.rows).toHaveLength(1);
  });

  it('makes no account for somebody unknown, and says who can invite', async () => {
    const claims = claimsOf('fremd');
    directory.setPerson(claims);
    const entered = await signIn();
    expect(entered).toMatchObject({
      ok: false,
      problem: { code: 'unknown-person', message: expect.stringContaining('einladen') },
    });
    expect(await auth.accounts.byMail(claims.email)).toBeNull();
  });

  it('gives nobody an account by an address that the directory did not prove', async () => {
    const claims = claimsOf('falsch', { verified: false });
    const account = await accountFor(claims.email);
    directory.setPerson(claims);
    expect(await signIn()).toMatchObject({ ok: false, problem: { code: 'address-not-proved' } });
    const kept = await test.app.db.pool.query('select 1 from auth.account where user_id = $1', [account.id]);
    expect(kept.rowCount).toBe(0);
  });

  it('takes only the answer to its own question', async () => {
    const claims = claimsOf('state');
    await accountFor(claims.email);
    directory.setPerson(claims);
    const mine = await start();
    const query = await throughDirectory({ url: mine.url, returnTo });
    const finish = (headers: Headers, given: Record<string, string>) => auth.directory!.finish({ headers, query: given });
    const refused = { ok: false, problem: { code: 'directory-failed' } };
    // Another browser, a state that was made up, none at all, a code that was made up, and the right answer twice.
    expect(await finish(browser(), query)).toMatchObject(refused);
    expect(await finish(browser(mine.cookies), { ...query, state: 'x'.repeat(32) })).toMatchObject(refused);
    const { state: _, ...without } = query;
    expect(await finish(browser(mine.cookies), without)).toMatchObject(refused);
    const other = await start();
    const otherQuery = await throughDirectory({ url: other.url, returnTo });
    expect(await finish(browser(other.cookies), { ...otherQuery, code: 'made-up' })).toMatchObject(refused);
    const third = await start();
    const thirdQuery = await throughDirectory({ url: third.url, returnTo });
    expect((await finish(browser(third.cookies), thirdQuery)).ok).toBe(true);
    expect(await finish(browser(third.cookies), thirdQuery)).toMatchObject(refused);
  });

  it('says that somebody cancelled', async () => {
    directory.setPerson(null);
    expect(await signIn()).toMatchObject({ ok: false, problem: { code: 'directory-refused' } });
  });

  it('that is down stops nothing else, and works as soon as it is up', async () => {
    const port = await freePort();
    const late = authFor({
      issuer: `http://127.0.0.1:${port}`,
      clientId: directory.clientId,
      clientSecret: directory.clientSecret,
    });
    const claims = claimsOf('spaet');
    await accountFor(claims.email);
    expect(await late.directory!.start({ headers: browser(), returnTo: '/konto' })).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable' },
    });
    const byPassword = await late.password.signIn({
      headers: browser(),
      address: '192.0.2.1',
      email: 'wer@beispiel.example',
      password: 'falsch',
    });
    expect(byPassword).toMatchObject({ ok: false, problem: { code: 'wrong-login' } });

    const up = await startDirectory({ returnTo, port });
    try {
      up.setPerson(claims);
      const started = await late.directory!.start({ headers: browser(), returnTo: '/konto' });
      if (!started.ok) throw new Error(started.problem.message);
      const query = await throughDirectory({ url: started.value.url, returnTo });
      const entered = await late.directory!.finish({ headers: browser(started.value.cookies), query });
      expect(entered).toMatchObject({ ok: true, value: { returnTo: '/konto' } });
    } finally {
      await up.close();
    }
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

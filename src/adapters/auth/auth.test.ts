import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../tests/database/test-app.ts';
import { createAttempts, networkOf } from './attempts.ts';
import { createAuth, type Auth } from './auth.ts';
import { withCookies, type SetCookie } from './cookies.ts';
import { sessionsOf } from './sessions.ts';
import { totpCode } from './totp.fixture.ts';

const password = 'vier graue Gänse lesen';
const secret = 'a-secret-of-twenty-b';
const base32Secret = 'MEWXGZLDOJSXILLPMYWXI53FNZ2HSLLC';

let test: TestApp;
let auth: Auth;
let minute = 0;

/** The library reads the system's clock: both clocks are set. Every test has a time of its own. */
function setNow(iso: string): void {
  vi.setSystemTime(new Date(iso));
  test.setNow(iso);
}

beforeAll(async () => {
  test = await createTestApp();
  auth = test.app.auth;
});
afterAll(() => test.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  minute += 60;
  setNow(new Date(Date.parse('2026-11-25T11:00:00Z') + minute * 60_000).toISOString());
});
afterEach(() => {
  vi.useRealTimers();
});

const browser = (cookies: readonly SetCookie[] = []): Headers =>
  withCookies(new Headers({ 'user-agent': 'Testbrowser 1.0' }), cookies);
const code = (): string => totpCode({ secret: base32Secret, at: test.now() });

async function account(name: string, given: { factor?: boolean } = {}) {
  const made = await auth.accounts.create({
    name: `Petra Muster ${name}`,
    email: `${name}@beispiel.example`,
    password,
    ...(given.factor === false ? {} : { totpSecret: secret }),
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

const enter = (email: string, given: { password?: string; address?: string; headers?: Headers } = {}) =>
  auth.password.signIn({
    headers: given.headers ?? browser(),
    address: given.address ?? '192.0.2.1',
    email,
    password: given.password ?? password,
  });

async function enterFully(email: string): Promise<Headers> {
  const first = await enter(email);
  if (!first.ok) throw new Error(first.problem.message);
  const second = await auth.secondFactor.verify({ headers: browser(first.value.cookies), address: '192.0.2.1', code: code() });
  if (!second.ok) throw new Error(second.problem.message);
  return browser(second.value.cookies);
}

describe('sign-in with password and second factor', () => {
  it('asks for the code after the password, and lets in only then', async () => {
    const { email, id } = await account('petra');
    const first = await enter('Petra@Beispiel.example ');
    expect(first).toMatchObject({ ok: true, value: { next: 'code' } });
    if (!first.ok) return;
    const waiting = browser(first.value.cookies);
    expect(auth.secondFactor.awaited({ headers: waiting })).toBe(true);
    expect(await auth.sessions.read({ headers: waiting })).toBeNull();
    expect(await sessionsOf({ pool: test.app.db.pool, accountId: id, now: test.now() })).toEqual([]);

    const second = await auth.secondFactor.verify({ headers: waiting, address: '192.0.2.1', code: code() });
    expect(second.ok).toBe(true);
    if (!second.ok) return;
    const session = await auth.sessions.read({ headers: browser(second.value.cookies) });
    expect(session).toMatchObject({ accountId: id, email, method: 'totp', complete: true, hasSecondFactor: true });
    const [kept] = await sessionsOf({ pool: test.app.db.pool, accountId: id, now: test.now() });
    expect(kept).toMatchObject({ userAgent: 'Testbrowser 1.0', ipAddress: null });
    for (const cookie of second.value.cookies)
      expect(cookie.options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: false });
  });

  it('gives one answer for a wrong address and a wrong password', async () => {
    await account('eine');
    const wrong = await enter('eine@beispiel.example', { password: 'drei graue Gänse lesen' });
    const unknown = await enter('niemand@beispiel.example');
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'wrong-login' } });
    expect(unknown).toEqual(wrong);
  });

  it('takes no code twice, and none of another time', async () => {
    const { email } = await account('replay');
    await enterFully(email);
    const again = await enter(email);
    if (!again.ok) throw new Error();
    const used = await auth.secondFactor.verify({ headers: browser(again.value.cookies), address: '192.0.2.1', code: code() });
    expect(used).toMatchObject({ ok: false, problem: { code: 'sign-in-anew' } });

    const later = await enter(email);
    if (!later.ok) throw new Error();
    const old = totpCode({ secret: base32Secret, at: new Date(test.now().getTime() - 5 * 60_000) });
    const stale = await auth.secondFactor.verify({ headers: browser(later.value.cookies), address: '192.0.2.1', code: old });
    expect(stale).toMatchObject({ ok: false, problem: { fields: [{ path: 'code', code: 'wrong-code' }] } });
  });

  it('ends the second step after five wrong codes', async () => {
    const { email } = await account('raten');
    const first = await enter(email);
    if (!first.ok) throw new Error();
    const headers = browser(first.value.cookies);
    const wrong = code() === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) await auth.secondFactor.verify({ headers, address: '192.0.2.1', code: wrong });
    const right = await auth.secondFactor.verify({ headers, address: '192.0.2.1', code: code() });
    expect(right).toMatchObject({ ok: false, problem: { code: 'sign-in-anew' } });
  });

  it('forgets the first step after ten minutes', async () => {
    const { email } = await account('langsam');
    const first = await enter(email);
    if (!first.ok) throw new Error();
    setNow(new Date(test.now().getTime() + 11 * 60_000).toISOString());
    const late = await auth.secondFactor.verify({ headers: browser(first.value.cookies), address: '192.0.2.1', code: code() });
    expect(late).toMatchObject({ ok: false, problem: { code: 'sign-in-anew' } });
  });
});

describe('limits', () => {
  it('holds an account for a quarter of an hour after ten wrong passwords, from any address', async () => {
    const { email } = await account('halt');
    for (let n = 0; n < 10; n += 1) await enter(email, { password: 'falsch', address: `192.0.2.${n}` });
    const held = await enter(email, { address: '198.51.100.1' });
    expect(held).toMatchObject({
      ok: false,
      problem: { code: 'too-many-attempts', message: 'Zu viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.' },
    });
    setNow(new Date(test.now().getTime() + 14.5 * 60_000).toISOString());
    expect(await enter(email)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('in 1 Minute ') } });
    setNow(new Date(test.now().getTime() + 60_000).toISOString());
    expect(await enter(email)).toMatchObject({ ok: true });
  });

  it('holds an address whose people are many, and counts an IPv6 network as one', async () => {
    const attempts = createAttempts({ pool: test.app.db.pool, clock: { now: test.now }, secret: test.app.config.secret! });
    for (let n = 0; n < 60; n += 1) {
      const tried = await attempts.take({ kind: 'address', subject: networkOf(`2001:db8:1:2::${n.toString(16)}`) });
      expect(tried.ok).toBe(true);
    }
    expect(await enter('weiter@beispiel.example', { address: '2001:db8:1:2:ffff::1' })).toMatchObject({
      problem: { code: 'too-many-attempts' },
    });
    expect(await enter('weiter@beispiel.example', { address: '2001:db8:1:3::1' })).toMatchObject({
      problem: { code: 'wrong-login' },
    });
  });

  it('does not let tries slip through side by side', async () => {
    const { email } = await account('parallel');
    const all = await Promise.all(
      Array.from({ length: 14 }, (_, n) => enter(email, { password: 'falsch', address: `203.0.113.${n}` })),
    );
    expect(all.filter((result) => !result.ok && result.problem.code === 'wrong-login')).toHaveLength(10);
    const kept = await test.app.db.pool.query<{ key: string }>('select key from auth.rate_limit');
    expect(JSON.stringify(kept.rows)).not.toContain('beispiel');
  });
});

describe('an account without a second factor', () => {
  it('reaches nothing but its set-up, and is complete after the first code', async () => {
    const { email, id } = await account('neu', { factor: false });
    const first = await enter(email);
    expect(first).toMatchObject({ ok: true, value: { next: 'set-up' } });
    if (!first.ok) return;
    const headers = browser(first.value.cookies);
    expect(await auth.sessions.read({ headers })).toMatchObject({ complete: false, method: 'password' });
    expect((await test.app.identity.actorOf(headers)).actor).toEqual({ kind: 'anonymous' });
    const elsewhere = await enter(email);
    if (!elsewhere.ok) throw new Error();

    expect(await auth.secondFactor.begin({ headers, address: '192.0.2.1', password: 'falsch' })).toMatchObject({
      problem: { fields: [{ path: 'password' }] },
    });
    const begun = await auth.secondFactor.begin({ headers, address: '192.0.2.1', password });
    if (!begun.ok) throw new Error(begun.problem.message);
    expect(begun.value.backupCodes).toHaveLength(10);
    expect(await auth.secondFactor.pending({ headers })).toEqual(begun.value);
    expect(new URL(begun.value.link).searchParams.get('secret')).toBe(begun.value.secret.replaceAll(' ', ''));

    const wrong = await auth.secondFactor.confirm({ headers, address: '192.0.2.1', code: '12345' });
    expect(wrong).toMatchObject({ problem: { fields: [{ path: 'code' }] } });
    const done = await auth.secondFactor.confirm({
      headers,
      address: '192.0.2.1',
      code: totpCode({ secret: begun.value.secret, at: test.now() }),
    });
    if (!done.ok) throw new Error(done.problem.message);
    const entered = browser(done.value.cookies);
    expect(await auth.sessions.read({ headers: entered })).toMatchObject({ accountId: id, complete: true });
    expect((await test.app.identity.actorOf(entered)).actor).toMatchObject({ kind: 'account', id, grants: [] });
    // The session that had shown the password alone is not lifted: it is gone.
    expect(await auth.sessions.read({ headers: browser(elsewhere.value.cookies) })).toBeNull();

    const back = await enter(email);
    if (!back.ok) throw new Error();
    const byBackup = { headers: browser(back.value.cookies), address: '192.0.2.1', code: begun.value.backupCodes[0]! };
    expect(await auth.secondFactor.verify(byBackup)).toMatchObject({ ok: true });
    const twice = await enter(email);
    if (!twice.ok) throw new Error();
    expect(await auth.secondFactor.verify({ ...byBackup, headers: browser(twice.value.cookies) })).toMatchObject({ ok: false });
  });

  it('loses the session of the first step after half an hour', async () => {
    const { email } = await account('halb', { factor: false });
    const first = await enter(email);
    if (!first.ok) throw new Error();
    setNow(new Date(test.now().getTime() + 31 * 60_000).toISOString());
    expect(await auth.sessions.read({ headers: browser(first.value.cookies) })).toBeNull();
  });
});

describe('sessions', () => {
  it('end with the working day, by signing out, and all others by a new password', async () => {
    const { email, id } = await account('tag');
    const one = await enterFully(email);
    setNow(new Date(test.now().getTime() + 60_000).toISOString());
    const two = await enterFully(email);

    const asked = { headers: two, address: '192.0.2.1', field: 'pw' };
    expect((await auth.password.check({ ...asked, password })).ok).toBe(true);
    expect(await auth.password.check({ ...asked, password: 'falsch' })).toMatchObject({ problem: { fields: [{ path: 'pw' }] } });
    expect(await auth.password.check({ ...asked, headers: browser(), password })).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });

    const changed = await auth.password.change({ headers: two, current: password, next: 'fünf rote Füchse singen' });
    expect(changed.ok).toBe(true);
    expect(await auth.sessions.read({ headers: one })).toBeNull();
    expect(await auth.sessions.read({ headers: two })).toMatchObject({ accountId: id, complete: true, method: 'totp' });
    expect(await auth.password.change({ headers: two, current: 'falsch', next: 'sechs blaue Hunde tanzen' })).toMatchObject({
      problem: { fields: [{ path: 'current' }] },
    });
    expect(await auth.password.change({ headers: two, current: 'fünf rote Füchse singen', next: 'passwort1234' })).toMatchObject({
      problem: { fields: [{ path: 'next' }] },
    });

    await auth.sessions.end({ headers: two });
    expect(await auth.sessions.read({ headers: two })).toBeNull();

    setNow(new Date(test.now().getTime() + 60_000).toISOString());
    const first = await enter(email, { password: 'fünf rote Füchse singen' });
    if (!first.ok) throw new Error();
    const three = await auth.secondFactor.verify({ headers: browser(first.value.cookies), address: '192.0.2.1', code: code() });
    if (!three.ok) throw new Error();
    setNow(new Date(test.now().getTime() + 12 * 3_600_000 + 1000).toISOString());
    expect(await auth.sessions.read({ headers: browser(three.value.cookies) })).toBeNull();
  });

  it('believe no cookie that was not signed here', async () => {
    const { email } = await account('fremd');
    const headers = await enterFully(email);
    const forged = new Headers({ cookie: headers.get('cookie')!.replace(/=[^.]{4}/, '=xxxx') });
    expect(await auth.sessions.read({ headers: forged })).toBeNull();
  });

  it('fall back to the set-up when the second factor is made anew', async () => {
    const { email } = await account('neuesgeraet');
    const headers = await enterFully(email);
    const reset = await auth.secondFactor.reset({ headers, address: '192.0.2.1', password });
    if (!reset.ok) throw new Error(reset.problem.message);
    const fallen = browser(reset.value.cookies);
    expect(await auth.sessions.read({ headers: fallen })).toMatchObject({ complete: false, hasSecondFactor: false });
    expect((await test.app.identity.actorOf(fallen)).actor).toEqual({ kind: 'anonymous' });
  });
});

describe('demo accounts', () => {
  it('enter by one click on a trial installation, and only they', async () => {
    const [known, missing] = auth.demoAccounts;
    const email = known!.email;
    expect((await auth.accounts.create({ name: known!.name, email })).ok).toBe(true);
    const entered = await auth.sessions.startDemo({ headers: browser(), email });
    if (!entered.ok) throw new Error(entered.problem.message);
    expect(await auth.sessions.read({ headers: browser(entered.value.cookies) })).toMatchObject({
      email,
      method: 'demo',
      complete: true,
    });
    expect(await auth.sessions.startDemo({ headers: browser(), email: missing!.email })).toMatchObject({
      problem: { code: 'unknown-demo-account' },
    });

    await account('kein-demo');
    expect(await auth.sessions.startDemo({ headers: browser(), email: 'kein-demo@beispiel.example' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });

    const shop = {
      pool: test.app.db.pool,
      origin: 'https://kreislotse.example',
      secret: 'x'.repeat(32),
      clock: test.app.clock,
      log: test.app.log,
    };
    const earnest = createAuth({ ...shop, demoAccounts: [], directory: null });
    expect(await earnest.sessions.startDemo({ headers: browser(), email })).toMatchObject({ problem: { kind: 'forbidden' } });
    const secure = await earnest.password.signIn({
      headers: browser(),
      address: '192.0.2.1',
      email: 'kein-demo@beispiel.example',
      password,
    });
    if (!secure.ok) throw new Error(secure.problem.message);
    expect(secure.value.cookies.every((cookie) => cookie.options.secure && cookie.name.startsWith('__Secure-'))).toBe(true);
  });
});

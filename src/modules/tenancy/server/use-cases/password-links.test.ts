import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry, outboxMail } from '#kernel/tables.ts';
import { eq } from 'drizzle-orm';
import { anonymous, createTestApp, type TestApp } from '../../../../../tests/database/test-app.ts';
import { sendPasswordLinkOf } from '../jobs/account-links.ts';
import { retention } from '../personal-data.ts';
import { accountLink } from '../schema.ts';

const hash = 'scrypt-hash-of-a-password-for-tests';
let test: TestApp;
let serial = 0;
let mail: string;
let accountId: string;

const tenancy = () => test.app.tenancy;
const ctx = () => test.app.context({ county: null, actor: anonymous });
const worker = () => test.app.context({ county: null, actor: { kind: 'system', name: 'Hintergrunddienst' } });
const everywhere = <T>(run: Parameters<typeof test.app.db.transaction<T>>[1]) => test.app.db.transaction({ countyId: null }, run);

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  serial += 1;
  mail = `petra${serial}@beispiel.example`;
  const made = await test.app.auth.accounts.create({ name: 'Petra Probe', email: mail, password: 'vier graue Gänse lesen' });
  if (!made.ok) throw new Error(made.problem.message);
  accountId = made.value.id;
});

const links = () => everywhere((tx) => tx.select().from(accountLink).orderBy(accountLink.id));
const mailsTo = (address: string) =>
  everywhere((tx) => tx.select().from(outboxMail).where(eq(outboxMail.toAddress, address)).orderBy(outboxMail.id));

/** Asks and lets the worker do what was sent to it; twice, as a queue may. */
async function asked(address = mail): Promise<string> {
  expect(await tenancy().askForPassword(ctx(), { mail: address })).toEqual({ ok: true, value: undefined });
  const { id } = (await links()).at(-1)!;
  for (let n = 0; n < 2; n += 1) await sendPasswordLinkOf(worker(), { linkId: id });
  return /\/anmelden\/passwort\/(\S+)/.exec((await mailsTo(address.toLowerCase())).at(-1)?.body ?? '')?.[1] ?? '';
}

const passwordOf = async (): Promise<string> =>
  (await test.app.db.pool.query('select password from auth.account where user_id = $1', [accountId])).rows[0].password as string;

const openSession = (id: string) =>
  test.app.db.pool.query(
    `insert into auth.session (id, token, user_id, expires_at, method) values ($1, $1, $2, now() + interval '100 years', 'totp')`,
    [id, accountId],
  );

describe('a forgotten password', () => {
  it('is renewed by a link from a mail, once, and ends all sessions; the second factor stays', async () => {
    await test.app.db.pool.query('update auth."user" set two_factor_enabled = true where id = $1', [accountId]);
    await openSession(`vergessen${serial}`);
    const token = await asked(mail.toUpperCase());
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await links())).not.toContain(token);
    const before = await passwordOf();
    for (let n = 0; n < 3; n += 1) {
      expect(await tenancy().readPasswordLink(ctx(), { token })).toEqual({ ok: true, value: { name: 'Petra Probe', mail } });
    }
    expect(await passwordOf()).toBe(before);

    expect(await tenancy().setPasswordByLink(ctx(), { token, passwordHash: hash })).toEqual({ ok: true, value: { mail } });
    expect(await passwordOf()).toBe(hash);
    const left = await test.app.db.pool.query(
      `select (select count(*)::int from auth.session where user_id = $1) as sessions, two_factor_enabled from auth."user" where id = $1`,
      [accountId],
    );
    expect(left.rows).toEqual([{ sessions: 0, two_factor_enabled: true }]);
    expect(await tenancy().setPasswordByLink(ctx(), { token, passwordHash: hash })).toMatchObject({
      problem: { kind: 'conflict', code: 'link-spent' },
    });
    expect((await mailsTo(mail)).at(-1)!.subject).toBe('Ihr Passwort für Kreislotse ist geändert');
    const told = await everywhere((tx) => tx.select().from(auditEntry).where(eq(auditEntry.subjectId, accountId)));
    expect(told.map((entry) => entry.summary)).toEqual(
      expect.arrayContaining(['Link für ein neues Passwort gesendet', 'Passwort über einen Link per Mail neu gesetzt']),
    );
    expect(JSON.stringify(told)).not.toContain(mail);
  });

  it('answers the same for an address that nobody has, and keeps nothing of it', async () => {
    const nobody = `niemand${serial}@beispiel.example`;
    expect(await asked(nobody)).toBe('');
    expect(await mailsTo(nobody)).toEqual([]);
    expect((await links()).some((link) => link.mail === nobody)).toBe(false);
  });

  it('is none where the person signs in by the directory alone: the mail says so', async () => {
    await test.app.db.pool.query(`update auth.account set provider_id = 'verzeichnis', password = null where user_id = $1`, [
      accountId,
    ]);
    expect(await asked()).toBe('');
    const [told] = await mailsTo(mail);
    expect(told!.body).toContain('Verzeichnis Ihres Landkreises');
    expect((await mailsTo(mail)).length).toBe(1);
  });

  it('has links that end after an hour, counted from the mail, and together with the first that is used', async () => {
    const start = test.now();
    const [first, second] = [await asked(), await asked()];
    test.setNow(new Date(start.getTime() + 3_600_000).toISOString());
    expect(await tenancy().setPasswordByLink(ctx(), { token: second, passwordHash: hash })).toMatchObject({
      problem: { code: 'link-expired' },
    });
    test.setNow(start.toISOString());
    expect((await tenancy().setPasswordByLink(ctx(), { token: second, passwordHash: hash })).ok).toBe(true);
    expect(await tenancy().readPasswordLink(ctx(), { token: first })).toMatchObject({ problem: { code: 'link-spent' } });
  });

  it('lets one of two win who send the form at the same time', async () => {
    const token = await asked();
    const both = await Promise.all([1, 2].map(() => tenancy().setPasswordByLink(ctx(), { token, passwordHash: hash })));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it('refuses what is no address, no link and no hash', async () => {
    expect(await tenancy().askForPassword(ctx(), { mail: 'petra' })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'mail' }] },
    });
    expect(await tenancy().readPasswordLink(ctx(), { token: 'x'.repeat(43) })).toMatchObject({
      problem: { kind: 'not-found', code: 'link-unknown' },
    });
    expect(await tenancy().readPasswordLink(ctx(), { token: "' or 1=1" })).toMatchObject({ problem: { kind: 'invalid' } });
    const token = await asked();
    expect(await tenancy().setPasswordByLink(ctx(), { token, passwordHash: '' })).toMatchObject({ problem: { kind: 'invalid' } });
    // A link to a new address opens no password.
    expect(await tenancy().readMailLink(ctx(), { token })).toMatchObject({ problem: { code: 'link-unknown' } });
  });

  it('leaves no links behind a day after they end', async () => {
    await asked();
    const rule = retention.find((entry) => entry.table === 'account_link')!;
    const later = new Date(test.now().getTime() + 26 * 3_600_000);
    await everywhere((tx) => rule.run({ tx, countyId: '', now: later }));
    expect(await links()).toEqual([]);
  });
});

describe('wishes for a link', () => {
  it('are counted by mail address and by network, known or not', async () => {
    const count = (email: string, address: string) => test.app.auth.password.countLink({ email, address });
    for (let n = 0; n < 3; n += 1) expect((await count('zuviel@beispiel.example', `192.0.2.${n}`)).ok).toBe(true);
    expect(await count('Zuviel@Beispiel.example ', '192.0.2.9')).toMatchObject({ problem: { code: 'too-many-attempts' } });
    for (let n = 0; n < 20; n += 1) expect((await count(`wer${n}@beispiel.example`, '198.51.100.7')).ok).toBe(true);
    expect(await count('wer@beispiel.example', '198.51.100.7')).toMatchObject({ problem: { code: 'too-many-attempts' } });
  });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, CountyRef } from '#kernel/context.ts';
import { namesOf } from '#kernel/people.ts';
import { auditPersonal, outboxMail } from '#kernel/tables.ts';
import { anonymous, createTestApp, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { followMailOf } from '../jobs/account-links.ts';
import { accountLink, invitation } from '../schema.ts';

let test: TestApp;
let county: CountyRef;
let me: Actor & { kind: 'account' };
let serial = 0;

const tenancy = () => test.app.tenancy;
const ctx = (actor: Actor = me) => test.app.context({ county: null, actor });
const everywhere = <T>(run: Parameters<typeof test.app.db.transaction<T>>[1]) => test.app.db.transaction({ countyId: null }, run);

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  serial += 1;
  me = await holder(`ida${serial}`);
});

async function holder(name: string): Promise<Actor & { kind: 'account' }> {
  const made = await test.app.auth.accounts.create({ name: `Ida ${name}`, email: `${name}@beispiel.example` });
  if (!made.ok) throw new Error(made.problem.message);
  await tenancy().grantRole(systemCtx(test, county), { accountId: made.value.id, role: 'auditor' });
  const actor = person({ county, role: 'auditor', id: made.value.id, name: made.value.name }) as Actor & { kind: 'account' };
  return { ...actor, email: made.value.email };
}

const mailsTo = (address: string) =>
  everywhere((tx) => tx.select().from(outboxMail).where(eq(outboxMail.toAddress, address)).orderBy(outboxMail.id));
const tokenFor = async (address: string): Promise<string> =>
  /\/konto\/adresse\/(\S+)/.exec((await mailsTo(address)).at(-1)?.body ?? '')?.[1] ?? '';
const addressOf = async (): Promise<string> =>
  (await test.app.db.pool.query('select email from auth."user" where id = $1', [me.id])).rows[0].email as string;

describe('the own name', () => {
  it('changes at once, wherever the person is named by her account', async () => {
    expect((await tenancy().changeOwnName(ctx(), { name: '  Ida Neu-Name ' })).ok).toBe(true);
    const names = await everywhere((tx) => namesOf(tx, [`account:${me.id}`]));
    expect(names.get(`account:${me.id}`)).toBe('Ida Neu-Name');
    const people = await tenancy().listPeople(systemCtx(test, county), {});
    expect(people.ok && people.value.find((entry) => entry.accountId === me.id)?.name).toBe('Ida Neu-Name');
  });

  it('is refused empty, and for whoever is not signed in', async () => {
    expect(await tenancy().changeOwnName(ctx(), { name: ' ' })).toMatchObject({ problem: { fields: [{ path: 'name' }] } });
    expect(await tenancy().changeOwnName(ctx(anonymous), { name: 'Ida' })).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
  });
});

describe('the own address', () => {
  it('changes when the new one is confirmed, once; the old one is told both times', async () => {
    const next = `neu${serial}@beispiel.example`;
    expect(await tenancy().askForOwnMail(ctx(), { mail: next.toUpperCase() })).toEqual({ ok: true, value: undefined });
    const token = await tokenFor(next);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await everywhere((tx) => tx.select().from(accountLink)))).not.toContain(token);
    for (let n = 0; n < 2; n += 1) {
      expect(await tenancy().readMailLink(ctx(anonymous), { token })).toEqual({
        ok: true,
        value: { name: me.name, before: me.email, after: next },
      });
    }
    expect(await addressOf()).toBe(me.email);
    expect(await tenancy().confirmOwnMail(ctx(anonymous), { token })).toEqual({ ok: true, value: { mail: next } });
    expect(await addressOf()).toBe(next);
    expect(await tenancy().confirmOwnMail(ctx(anonymous), { token })).toMatchObject({ problem: { code: 'link-spent' } });
    expect((await mailsTo(me.email)).map((mail) => mail.subject)).toEqual([
      'Neue Adresse für Ihr Konto angefragt',
      'Ihr Konto bei Kreislotse hat eine neue Adresse',
    ]);
  });

  it('is followed in the county: open invitations, waiting mails and earlier values are found under it', async () => {
    const before = me.email;
    const system = systemCtx(test, county);
    const places = await tenancy().listUnits(system, {});
    const unitId = places.ok ? places.value.units[0]!.id : null;
    const linkBase = 'https://kreislotse.example/einladung/nordkreis/';
    await tenancy().invitePerson(system, { mail: before, name: 'Ida', role: 'unit-editor', unitId, linkBase });
    const asked = { unitId, name: 'Ida Beispiel', mail: before, part: 'reporter' } as const;
    expect((await tenancy().addResponsiblePerson(system, asked)).ok).toBe(true);
    const next = `folgt${serial}@beispiel.example`;
    await tenancy().askForOwnMail(ctx(), { mail: next });
    await tenancy().confirmOwnMail(ctx(anonymous), { token: await tokenFor(next) });
    const [link] = await everywhere((tx) => tx.select().from(accountLink).where(eq(accountLink.mail, next)));
    for (let n = 0; n < 2; n += 1) await followMailOf(system, { linkId: link!.id });
    const kept = await test.app.db.transaction({ countyId: county.id }, async (tx) => ({
      invited: await tx.select().from(invitation).where(eq(invitation.mail, next)),
      waiting: await tx.select().from(outboxMail).where(eq(outboxMail.toAddress, next)),
      old: await tx.select().from(auditPersonal).where(eq(auditPersonal.personRef, before)),
      mine: await tx.select().from(auditPersonal).where(eq(auditPersonal.personRef, me.id)),
    }));
    expect([kept.invited.length, kept.waiting.length, kept.old.length]).toEqual([1, 1, 0]);
    expect(kept.mine.length).toBeGreaterThan(1);
    // Who is asked by mail is asked under the new address.
    const responsible = await tenancy().listResponsiblePersons(system, {});
    expect(responsible.ok && responsible.value.map((one) => one.mail)).toContain(next);
    expect(responsible.ok && responsible.value.map((one) => one.mail)).not.toContain(before);
    await followMailOf(system, { linkId: crypto.randomUUID() });
  });

  it('of another account is never told to whoever asks, but by a mail to that address', async () => {
    const other = await holder(`andere${serial}`);
    expect(await tenancy().askForOwnMail(ctx(), { mail: other.email })).toEqual({ ok: true, value: undefined });
    const [told] = await mailsTo(other.email);
    expect(told!.subject).toBe('Diese Adresse hat schon ein Konto bei Kreislotse');
    expect(await tokenFor(other.email)).toBe('');
    expect((await mailsTo(me.email)).map((mail) => mail.subject)).toEqual(['Neue Adresse für Ihr Konto angefragt']);
  });

  it('that got an account meanwhile is refused, and nothing changes', async () => {
    const next = `spaeter${serial}@beispiel.example`;
    await tenancy().askForOwnMail(ctx(), { mail: next });
    const token = await tokenFor(next);
    await test.app.auth.accounts.create({ name: 'Wer anders', email: next });
    expect(await tenancy().confirmOwnMail(ctx(anonymous), { token })).toMatchObject({ problem: { code: 'mail-taken' } });
    expect(await addressOf()).toBe(me.email);
  });

  it('has a link that ends after a day and with the next one, and five an hour at most', async () => {
    const start = test.now();
    await tenancy().askForOwnMail(ctx(), { mail: `a${serial}@beispiel.example` });
    const first = await tokenFor(`a${serial}@beispiel.example`);
    await tenancy().askForOwnMail(ctx(), { mail: `b${serial}@beispiel.example` });
    const second = await tokenFor(`b${serial}@beispiel.example`);
    expect(await tenancy().readMailLink(ctx(anonymous), { token: first })).toMatchObject({ problem: { code: 'link-spent' } });
    test.setNow(new Date(start.getTime() + 24 * 3_600_000).toISOString());
    expect(await tenancy().readMailLink(ctx(anonymous), { token: second })).toMatchObject({ problem: { code: 'link-expired' } });
    test.setNow(start.toISOString());
    for (const name of ['c', 'd', 'e'])
      expect((await tenancy().askForOwnMail(ctx(), { mail: `${name}${serial}@beispiel.example` })).ok).toBe(true);
    expect(await tenancy().askForOwnMail(ctx(), { mail: `f${serial}@beispiel.example` })).toMatchObject({
      problem: { code: 'too-many-attempts' },
    });
  });

  it('is refused when it is none, when it is the same, and for whoever is not signed in', async () => {
    for (const mail of ['ida', me.email])
      expect(await tenancy().askForOwnMail(ctx(), { mail })).toMatchObject({ problem: { fields: [{ path: 'mail' }] } });
    expect(await tenancy().askForOwnMail(ctx(anonymous), { mail: 'x@beispiel.example' })).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
    expect(await tenancy().confirmOwnMail(ctx(anonymous), { token: 'x'.repeat(43) })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});

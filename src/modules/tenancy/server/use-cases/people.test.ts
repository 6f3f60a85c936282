import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, CountyRef, Ctx } from '#kernel/context.ts';
import { auditEntry, auditPersonal, outboxMail } from '#kernel/tables.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { personalData, retention } from '../personal-data.ts';

const linkBase = 'https://kreislotse.example/einladung/nordkreis/';
const hash = 'scrypt-hash-of-a-password-for-tests';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
let coordinator: Actor;
let unitId: string;
let serial = 0;

const as = (actor: Actor, county: CountyRef = north): Ctx => ctxOf(test, county, actor);
const tenancy = () => test.app.tenancy;

beforeAll(async () => {
  test = await createTestApp();
  north = await openCounty(test);
  south = await openCounty(test, 'suedkreis');
  coordinator = await holder('leitung', north);
  const places = await tenancy().listUnits(systemCtx(test, north), {});
  unitId = places.ok ? places.value.units[0]!.id : '';
});
afterAll(() => test.close());
beforeEach(() => {
  serial += 1;
});

/** A person with an account and a role, as she comes after the sign-in. */
async function holder(
  name: string,
  county: CountyRef,
  role: 'coordinator' | 'auditor' = 'coordinator',
): Promise<Actor & { kind: 'account'; grantId: string }> {
  const account = await test.app.auth.accounts.create({ name: `Erika ${name}`, email: `${name}@beispiel.example` });
  if (!account.ok) throw new Error(account.problem.message);
  const grant = await tenancy().grantRole(systemCtx(test, county), { accountId: account.value.id, role });
  if (!grant.ok) throw new Error(grant.problem.message);
  const actor = person({ county, role, id: account.value.id, name: account.value.name }) as Actor & { kind: 'account' };
  return { ...actor, email: account.value.email, grantId: grant.value.id };
}

const inviting = (given: Record<string, unknown> = {}) => ({
  mail: `gast${serial}@beispiel.example`,
  name: 'Tom Beispiel',
  role: 'unit-editor' as const,
  unitId,
  linkBase,
  ...given,
});

/** The link in the last mail to an address. */
async function tokenFor(mail: string, county: CountyRef = north): Promise<string> {
  const rows = await test.app.db.transaction({ countyId: county.id }, (tx) =>
    tx.select().from(outboxMail).where(eq(outboxMail.toAddress, mail.toLowerCase())).orderBy(outboxMail.id),
  );
  const found = /\/einladung\/[a-z]+\/(\S+)/.exec(rows.at(-1)?.body ?? '');
  if (!found) throw new Error(`no mail to ${mail}`);
  return found[1]!;
}

async function invited(given: Record<string, unknown> = {}): Promise<{ id: string; mail: string; token: string }> {
  const input = inviting(given);
  const made = await tenancy().invitePerson(as(coordinator), input);
  if (!made.ok) throw new Error(made.problem.message);
  return { id: made.value.id, mail: input.mail, token: await tokenFor(input.mail) };
}

describe('inviting', () => {
  it('sends a link, keeps only its hash, and names nobody in the log that stays', async () => {
    const { id, mail, token } = await invited();
    expect(token).toMatch(/^[\w-]{43}$/);
    const { audits, personal, kept } = await test.app.db.transaction({ countyId: north.id }, async (tx) => ({
      audits: await tx.select().from(auditEntry).where(eq(auditEntry.subjectId, id)),
      personal: await tx.select().from(auditPersonal).where(eq(auditPersonal.personRef, mail)),
      kept: (await tx.execute<{ row: string }>(`select row_to_json(i)::text as row from invitation i where id = '${id}'`))
        .rows[0]!.row,
    }));
    expect(audits).toMatchObject([
      { useCase: 'tenancy.invite-person', summary: 'Einladung als Fachbereich (Fachbereich Kinder, Jugend, Familie)' },
    ]);
    expect(JSON.stringify(audits)).not.toContain(mail);
    expect(personal.map((row) => row.after)).toEqual([mail, 'Tom Beispiel']);
    expect(kept).not.toContain(token);
    const list = await tenancy().listInvitations(as(coordinator), {});
    expect(list.ok && list.value.find((entry) => entry.id === id)).toMatchObject({
      mail,
      expired: false,
      boundTo: 'Fachbereich Kinder, Jugend, Familie',
    });
  });

  it.each([
    ['a role without its unit', { unitId: null }, 'unitId'],
    ['a unit that is not here', { unitId: '01a00000-0000-7000-8000-000000000001' }, 'unitId'],
    ['a role without its municipality', { role: 'municipality-editor' }, 'municipalityId'],
    ['no mail address', { mail: 'tom' }, 'mail'],
    ['no name', { name: ' ' }, 'name'],
    ['a role that no coordinator gives', { role: 'platform-admin' }, 'role'],
    ['a role of organisations, which have no accounts yet', { role: 'organisation-editor' }, 'role'],
  ])('refuses %s beside the field', async (_, given, path) => {
    const result = await tenancy().invitePerson(as(coordinator), inviting(given) as never);
    expect(result).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: [{ path }] } });
  });

  it('refuses a unit of another county', async () => {
    const places = await tenancy().listUnits(systemCtx(test, south), {});
    const foreign = places.ok ? places.value.units[0]!.id : '';
    expect(await tenancy().invitePerson(as(coordinator), inviting({ unitId: foreign }))).toMatchObject({
      problem: { fields: [{ path: 'unitId' }] },
    });
  });

  it('does not invite twice, but sends again with a new link that ends the old one', async () => {
    const { id, mail, token } = await invited();
    expect(await tenancy().invitePerson(as(coordinator), inviting())).toMatchObject({
      problem: { fields: [{ path: 'mail', code: 'already-invited' }] },
    });
    expect((await tenancy().resendInvitation(as(coordinator), { invitationId: id, linkBase })).ok).toBe(true);
    const second = await tokenFor(mail);
    expect(second).not.toBe(token);
    expect(await tenancy().readInvitation(as(anonymous), { token })).toMatchObject({ problem: { code: 'invitation-unknown' } });
    expect(await tenancy().readInvitation(as(anonymous), { token: second })).toMatchObject({ ok: true });
  });

  it('is for coordinators of this county', async () => {
    const auditor = person({ county: north, role: 'auditor' });
    const other = person({ county: south, role: 'coordinator' });
    expect(await tenancy().invitePerson(as(anonymous), inviting())).toMatchObject({ problem: { kind: 'unauthenticated' } });
    for (const actor of [auditor, other])
      expect(await tenancy().invitePerson(as(actor), inviting())).toMatchObject({ problem: { kind: 'forbidden' } });
    const { id } = await invited();
    const southern = as(other, south);
    expect(await tenancy().revokeInvitation(southern, { invitationId: id })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await tenancy().resendInvitation(southern, { invitationId: id, linkBase })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await tenancy().listInvitations(southern, {})).toEqual({ ok: true, value: [] });
  });
});

describe('accepting', () => {
  it('makes the account, gives the role and spends the link, all at once; reading spends nothing', async () => {
    const { mail, token } = await invited();
    for (let n = 0; n < 3; n += 1) {
      expect(await tenancy().readInvitation(as(anonymous), { token })).toMatchObject({
        ok: true,
        value: { mail, role: 'unit-editor', next: 'new' },
      });
    }
    const done = await tenancy().acceptInvitation(as(anonymous), { token, name: 'Tom B. Beispiel', passwordHash: hash });
    expect(done).toMatchObject({ ok: true, value: { mail, isNew: true } });
    const account = await test.app.auth.accounts.byMail(mail);
    expect(account).toMatchObject({ name: 'Tom B. Beispiel' });
    expect(await test.app.auth.accounts.hasPassword(account!.id)).toBe(true);
    const grants = await test.app.db.transaction({ countyId: null }, (tx) => tenancy().grantsOf({ tx, accountId: account!.id }));
    expect(grants).toEqual([{ role: 'unit-editor', countyId: north.id, unitId, municipalityId: null, organisationId: null }]);
    expect(await tenancy().acceptInvitation(as(anonymous), { token, passwordHash: hash })).toMatchObject({
      problem: { code: 'invitation-spent' },
    });
    expect(await tenancy().invitePerson(as(coordinator), inviting({ mail }))).toMatchObject({
      problem: { fields: [{ code: 'already-granted' }] },
    });
  });

  it('lets one of two win who send the form at the same time', async () => {
    const { mail, token } = await invited();
    const both = await Promise.all([1, 2].map(() => tenancy().acceptInvitation(as(anonymous), { token, passwordHash: hash })));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    const count = await test.app.db.pool.query('select count(*)::int as count from auth."user" where email = $1', [mail]);
    expect(count.rows[0].count).toBe(1);
  });

  it('asks a person with an account to sign in, and takes nobody else', async () => {
    const known = await holder(`bekannt${serial}`, south);
    const { token } = await invited({ mail: known.email.toUpperCase(), role: 'auditor', unitId: null });
    const read = async (actor: Actor) => {
      const result = await tenancy().readInvitation(as(actor), { token });
      return result.ok ? result.value.next : result.problem.code;
    };
    expect([await read(anonymous), await read(coordinator), await read(known)]).toEqual(['sign-in', 'other', 'accept']);
    const hijack = await tenancy().acceptInvitation(as(anonymous), { token, passwordHash: hash });
    expect(hijack).toMatchObject({ problem: { code: 'sign-in-first' } });
    expect(await tenancy().acceptInvitation(as(coordinator), { token })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await test.app.auth.accounts.hasPassword(known.id)).toBe(false);
    expect(await tenancy().acceptInvitation(as(known), { token })).toMatchObject({
      ok: true,
      value: { accountId: known.id, isNew: false },
    });
  });

  it('ends after seven days, by revocation, and does not exist in another county', async () => {
    const start = test.now().toISOString();
    const old = await invited();
    const revoked = await invited({ mail: `zurueck${serial}@beispiel.example` });
    expect((await tenancy().revokeInvitation(as(coordinator), { invitationId: revoked.id })).ok).toBe(true);
    expect(await tenancy().revokeInvitation(as(coordinator), { invitationId: revoked.id })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await tenancy().acceptInvitation(as(anonymous), { token: revoked.token, passwordHash: hash })).toMatchObject({
      problem: { code: 'invitation-revoked' },
    });
    expect(await tenancy().acceptInvitation(as(anonymous, south), { token: old.token, passwordHash: hash })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    test.setNow(new Date(test.now().getTime() + 7 * 86_400_000).toISOString());
    expect(await tenancy().acceptInvitation(as(anonymous), { token: old.token, passwordHash: hash })).toMatchObject({
      problem: { code: 'invitation-expired' },
    });
    test.setNow(start);
    expect(await tenancy().readInvitation(as(anonymous), { token: 'x'.repeat(43) })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await tenancy().readInvitation(as(anonymous), { token: "' or 1=1" })).toMatchObject({ problem: { kind: 'invalid' } });
  });
});

describe('roles', () => {
  it('are listed with the people, and end at once together with their sessions', async () => {
    const colleague = await holder(`kollegin${serial}`, north, 'auditor');
    const entered = await test.app.db.pool.query(
      `insert into auth.session (id, token, user_id, expires_at, method) values ($1, $1, $2, now() + interval '100 years', 'totp') returning id`,
      [`sitzung${serial}`, colleague.id],
    );
    expect(entered.rowCount).toBe(1);
    const people = await tenancy().listPeople(as(coordinator), {});
    expect(people.ok && people.value.find((entry) => entry.accountId === colleague.id)).toMatchObject({
      name: colleague.name,
      lastLoginAt: null,
      grants: [{ id: colleague.grantId, role: 'auditor', boundTo: null }],
    });
    const elsewhere = await tenancy().revokeGrant(as(person({ county: south, role: 'coordinator' }), south), {
      grantId: colleague.grantId,
    });
    expect(elsewhere).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await tenancy().revokeGrant(as(colleague), { grantId: colleague.grantId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await tenancy().revokeGrant(as(coordinator), { grantId: colleague.grantId })).toEqual({
      ok: true,
      value: { endedSessions: 1 },
    });
    expect(await tenancy().revokeGrant(as(coordinator), { grantId: colleague.grantId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const after = await tenancy().listPeople(as(coordinator), {});
    expect(after.ok && after.value.some((entry) => entry.accountId === colleague.id)).toBe(false);
  });

  it('keep the last coordinator, also when two remove each other at the same time', async () => {
    const county = south;
    const first = await tenancy().listPeople(systemCtx(test, county), {});
    const grants = first.ok
      ? first.value.flatMap((entry) => entry.grants.filter((grant) => grant.role === 'coordinator').map((grant) => grant.id))
      : [];
    const one = await holder(`eins${serial}`, county);
    const two = await holder(`zwei${serial}`, county);
    for (const grantId of grants) expect((await tenancy().revokeGrant(as(one, county), { grantId })).ok).toBe(true);
    const both = await Promise.all([
      tenancy().revokeGrant(as(one, county), { grantId: two.grantId }),
      tenancy().revokeGrant(as(two, county), { grantId: one.grantId }),
    ]);
    expect(both.map((result) => (result.ok ? 'done' : result.problem.code)).sort()).toEqual(['done', 'last-coordinator']);
  });

  it('are given on the command line to accounts that exist, once', async () => {
    const account = await test.app.auth.accounts.create({ name: 'Pia Probe', email: `pia${serial}@beispiel.example` });
    const accountId = account.ok ? account.value.id : '';
    const system = systemCtx(test, north);
    expect(await tenancy().grantRole(system, { accountId: 'niemand', role: 'auditor' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await tenancy().grantRole(system, { accountId, role: 'unit-editor' })).toMatchObject({
      problem: { fields: [{ path: 'unitId' }] },
    });
    const first = await tenancy().grantRole(system, { accountId, role: 'auditor' });
    const second = await tenancy().grantRole(system, { accountId, role: 'auditor' });
    expect([first.ok && first.value.isNew, second.ok && second.value.isNew]).toEqual([true, false]);
    expect(await tenancy().grantRole(as(coordinator), { accountId, role: 'auditor' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const platform = test.app.context({ county: null, actor: { kind: 'system', name: 'Test' } });
    expect(await tenancy().grantPlatformAdmin(platform, { accountId })).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await tenancy().grantPlatformAdmin(platform, { accountId })).toMatchObject({ ok: true, value: { isNew: false } });
    expect(
      await tenancy().grantPlatformAdmin(test.app.context({ county: null, actor: coordinator }), { accountId }),
    ).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('own sessions', () => {
  it('are seen and ended by their person alone', async () => {
    const me = await holder(`ich${serial}`, north, 'auditor');
    for (const id of ['a', 'b']) {
      await test.app.db.pool.query(
        `insert into auth.session (id, token, user_id, expires_at, method, user_agent) values ($1, $1, $2, now() + interval '100 years', 'totp', 'Firefox')`,
        [`${id}${serial}`, me.id],
      );
    }
    const ctx = (actor: Actor) => test.app.context({ county: null, actor });
    const list = await tenancy().listOwnSessions(ctx(me), {});
    expect(list.ok && list.value.map((entry) => entry.id).sort()).toEqual([`a${serial}`, `b${serial}`]);
    expect(await tenancy().revokeOwnSession(ctx(coordinator), { sessionId: `a${serial}` })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect((await tenancy().revokeOwnSession(ctx(me), { sessionId: `a${serial}` })).ok).toBe(true);
    const after = await tenancy().listOwnSessions(ctx(me), {});
    expect(after.ok && after.value.map((entry) => entry.id)).toEqual([`b${serial}`]);
    expect(await tenancy().listOwnSessions(ctx(anonymous), {})).toMatchObject({ problem: { kind: 'unauthenticated' } });
  });
});

describe('personal data', () => {
  it('are told and erased by person; the account stays while another county needs it', async () => {
    const who = await holder(`weg${serial}`, north, 'auditor');
    await tenancy().grantRole(systemCtx(test, south), { accountId: who.id, role: 'auditor' });
    const all = async (county: CountyRef) =>
      test.app.db.transaction({ countyId: county.id }, async (tx) => {
        const told: Record<string, unknown> = {};
        for (const entry of personalData)
          told[entry.table] = await entry.export({
            tx,
            countyId: county.id,
            person: { id: who.id, mail: who.email, name: who.name },
          });
        return told;
      });
    expect(await all(north)).toMatchObject({
      role_grant: [{ role: 'auditor' }],
      'auth.user': [{ email: who.email }],
      invitation: [],
    });
    const erase = (county: CountyRef) =>
      test.app.db.transaction({ countyId: county.id }, async (tx) => {
        for (const entry of personalData)
          await entry.erase({ tx, countyId: county.id, person: { id: who.id, mail: who.email, name: who.name } });
      });
    await erase(north);
    expect(await test.app.auth.accounts.byMail(who.email)).not.toBeNull();
    await erase(south);
    expect(await test.app.auth.accounts.byMail(who.email)).toBeNull();
    expect(await all(south)).toMatchObject({ role_grant: [], 'auth.user': [] });
  });

  it('end on time', async () => {
    const { id } = await invited();
    const gone = await holder(`frueher${serial}`, north, 'auditor');
    await tenancy().revokeGrant(as(coordinator), { grantId: gone.grantId });
    const later = new Date(test.now().getTime() + 4 * 365 * 86_400_000);
    const run = async (now: Date) =>
      test.app.db.transaction({ countyId: north.id }, async (tx) => {
        for (const entry of retention) await entry.run({ tx, countyId: north.id, now });
      });
    await run(test.now());
    expect(await test.app.auth.accounts.byMail(gone.email)).not.toBeNull();
    await run(later);
    expect(await test.app.auth.accounts.byMail(gone.email)).toBeNull();
    const left = await tenancy().listInvitations(as(coordinator), {});
    expect(left.ok && left.value.some((entry) => entry.id === id)).toBe(false);
    expect(await test.app.auth.accounts.byMail((coordinator as { email: string }).email)).not.toBeNull();
  });
});

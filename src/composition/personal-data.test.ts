import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { erasedName } from '#kernel/people.ts';
import { outboxMail } from '#kernel/tables.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person as actorWith,
  systemCtx,
  type TestApp,
} from '../../tests/database/test-app.ts';
import { erasePerson, exportPerson, personalData, runInstallationRetention, runRetention } from './personal-data.ts';

let test: TestApp;
let county: CountyRef;
const person = { id: 'account-erika', mail: 'erika@beispiel.example', name: 'Erika Beispiel' };
let nodeId: string;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const coordinator = ctxOf(test, county, actorWith({ county, role: 'coordinator', id: person.id, name: person.name }));
  const made = await test.app.strategy.createStrategy(coordinator, {
    key: 'k',
    title: 'K',
    levels: ['Ziel'],
    nodes: [{ level: 0, title: 'Ziel' }],
  });
  if (!made.ok) throw new Error(made.problem.message);
  await test.app.strategy.adoptStrategy(coordinator, { strategyId: made.value.id, adoptedOn: null });
  const read = await test.app.strategy.readOfficeStrategy(coordinator, { key: 'k' });
  if (!read.ok) throw new Error(read.problem.message);
  nodeId = read.value.nodes[0]!.id;
  await test.app.strategy.writeStatus(coordinator, { nodeId, date: '2026-11-20', state: 'running', text: 'Läuft.' });
  const ctx = systemCtx(test, county);
  await test.app.db.transaction({ countyId: county.id }, (tx) =>
    queueMail({ ctx, tx, mail: { to: { address: person.mail }, subject: 'Hallo', body: 'Text' } }),
  );
});
afterAll(() => test.close());

describe('a person’s data', () => {
  it('is told with purpose and ground, then erased, and is named nowhere after', async () => {
    const scope = { db: test.app.db, countyId: county.id, person };
    const told = await exportPerson(scope);
    expect(told.map((entry) => entry.table)).toEqual(
      expect.arrayContaining(['audit_entry', 'outbox_mail', 'status_note', 'change_entry', 'baseline']),
    );
    for (const entry of told)
      expect(entry).toMatchObject({
        purpose: expect.any(String),
        legalBasis: expect.stringContaining('DSGVO'),
        retention: expect.any(String),
      });

    expect(await erasePerson(scope)).toMatchObject({ ok: true, value: { outbox_mail: 1, status_note: 1 } });
    const office = await test.app.strategy.readOfficeNode(systemCtx(test, county), { nodeId });
    expect(JSON.stringify(office)).not.toContain(person.name);
    expect(office).toMatchObject({ ok: true, value: { notes: [{ authorName: erasedName }] } });
    const shown = await test.app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId });
    expect(shown).toMatchObject({ ok: true, value: { history: [{ text: 'Läuft.' }] } });
  });

  it('ends on time', async () => {
    const ctx = systemCtx(test, county);
    await test.app.db.transaction({ countyId: county.id }, async (tx) => {
      await queueMail({ ctx, tx, mail: { to: { address: 'alt@beispiel.example' }, subject: 'Alt', body: '' } });
      await tx.update(outboxMail).set({ state: 'sent' });
    });
    const run = (iso: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(iso) });
    expect(await run('2026-12-20T00:00:00Z')).toEqual({});
    expect(await run('2026-12-30T00:00:00Z')).toEqual({ outbox_mail: 1 });
  });

  it('ends half a year after a mail was given up, also where it belongs to no county', async () => {
    for (const scope of [county, null]) {
      const ctx = test.app.context({ county: scope, actor: { kind: 'system', name: 'Test' } });
      await test.app.db.transaction({ countyId: scope?.id ?? null }, async (tx) => {
        await queueMail({ ctx, tx, mail: { to: { address: 'nie@beispiel.example' }, subject: 'Nie', body: '' } });
        await tx.update(outboxMail).set({ state: 'failed' });
      });
    }
    const run = async (iso: string) => [
      await runRetention({ db: test.app.db, countyId: county.id, now: new Date(iso) }),
      await runInstallationRetention({ db: test.app.db, now: new Date(iso) }),
    ];
    expect(await run('2027-05-20T00:00:00Z')).toEqual([{}, 0]);
    expect(await run('2027-05-30T00:00:00Z')).toEqual([{ outbox_mail: 1 }, 1]);
  });
});

describe('a person with an account', () => {
  const coordinating = async (name: string, slug: CountyRef) => {
    const made = await test.app.auth.accounts.create({ name: `Lea ${name}`, email: `${name}@beispiel.example` });
    if (!made.ok) throw new Error(made.problem.message);
    await test.app.tenancy.grantRole(systemCtx(test, slug), { accountId: made.value.id, role: 'coordinator' });
    return { id: made.value.id, mail: made.value.email, name: made.value.name };
  };

  it('is named by the name of today, also in what was written before', async () => {
    const lea = await coordinating('lea', county);
    const actor = () => actorWith({ county, role: 'coordinator', id: lea.id, name: lea.name });
    await test.app.strategy.writeStatus(ctxOf(test, county, actor()), {
      nodeId,
      date: '2026-11-24',
      state: 'running',
      text: 'Läuft weiter.',
    });
    await test.app.tenancy.changeOwnName(test.app.context({ county: null, actor: actor() }), { name: 'Lea Neu' });
    const office = await test.app.strategy.readOfficeNode(systemCtx(test, county), { nodeId });
    expect(office).toMatchObject({ ok: true, value: { notes: [{ authorName: 'Lea Neu', releasedBy: 'Lea Neu' }, {}] } });
    expect(JSON.stringify(office)).not.toContain(lea.id);
    const recent = await test.app.strategy.listRecent(systemCtx(test, county), { limit: 20 });
    expect(recent.ok && recent.value.map((entry) => entry.actorName)).toContain('Lea Neu');
    expect(JSON.stringify(recent)).not.toContain(lea.id);
    const scope = { db: test.app.db, countyId: county.id, person: { ...lea, name: 'Lea Neu' } };
    expect(await erasePerson({ ...scope, force: true })).toMatchObject({ ok: true, value: { status_note: 1, 'auth.user': 1 } });
  });

  it('is not erased as the last coordinator, unless by force', async () => {
    const other = await openCounty(test, 'suedkreis');
    const [first, second] = [await coordinating('erste', other), await coordinating('zweite', other)];
    const scope = (of: typeof first) => ({ db: test.app.db, countyId: other.id, person: of });
    const ctx = systemCtx(test, other);
    await test.app.db.transaction({ countyId: null }, (tx) =>
      queueMail({ ctx: { ...ctx, county: null }, tx, mail: { to: { address: second.mail }, subject: 'Link', body: '' } }),
    );
    expect(await erasePerson(scope(first))).toMatchObject({ ok: true });
    expect(await erasePerson(scope(second))).toMatchObject({ problem: { code: 'last-coordinator' } });
    expect(await test.app.auth.accounts.byMail(second.mail)).not.toBeNull();
    expect((await exportPerson(scope(second))).map((entry) => entry.table)).toContain('outbox_mail');
    expect(await erasePerson({ ...scope(second), force: true })).toMatchObject({ ok: true, value: { outbox_mail: 1 } });
    expect(await test.app.auth.accounts.byMail(second.mail)).toBeNull();
  });
});

describe('the record of processing', () => {
  it('names every table that is declared as personal', async () => {
    const page = await readFile(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    const missing = personalData.map((entry) => entry.table).filter((table) => !page.includes(`\`${table}\``));
    expect(missing, 'add a line to the table in docs/privacy.md').toEqual([]);
  });
});

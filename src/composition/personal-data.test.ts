import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { queueMail } from '#kernel/mail.ts';
import { erasedName } from '#kernel/people.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person as actorWith,
  systemCtx,
  type TestApp,
} from '../../tests/database/test-app.ts';
import { erasePerson, exportPerson, runRetention } from './personal-data.ts';

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

    expect(await erasePerson(scope)).toMatchObject({ outbox_mail: 1, status_note: 1 });
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
      await tx.update((await import('#kernel/tables.ts')).outboxMail).set({ state: 'sent' });
    });
    const run = (iso: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(iso) });
    expect(await run('2026-12-20T00:00:00Z')).toEqual({});
    expect(await run('2026-12-30T00:00:00Z')).toEqual({ outbox_mail: 1 });
  });
});

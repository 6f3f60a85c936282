import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { insertAccount } from '#modules/tenancy/server/accounts.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let youth: string;
const accountId = '01a00000-0000-7000-8000-00000000c001';
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { app } = test;
  const system = systemCtx(test, county);
  youth = must(await app.tenancy.listUnits(system, {})).units.find((unit) => unit.key === 'jugend')!.id;
  const period = { from: '2026-01-01', to: '2026-09-30' };
  const made = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel', 'Maßnahme'],
      nodes: [
        {
          level: 0,
          number: '1',
          title: 'Sprache',
          children: [
            { level: 1, number: '1.1', title: 'Kurse, abends', lead: 'jugend', period },
            { level: 1, number: '1.2', title: 'Lotsen', lead: 'integrationsstelle', period },
            { level: 1, number: '1.3', title: 'Ohne Frist', lead: 'jugend' },
          ],
        },
      ],
    }),
  );
  must(await app.strategy.adoptStrategy(system, { strategyId: made.id, adoptedOn: '2026-01-01' }));
  const body = must(await app.network.addBody(system, { name: 'Kreistag', kind: 'county-council', position: 1 }));
  const place = { time: '17:00', place: 'Kreishaus' };
  must(await app.network.addMeeting(system, { bodyId: body.id, date: '2026-12-03', ...place }));
  await app.db.transaction({ countyId: null }, (tx) =>
    insertAccount({
      tx,
      id: accountId,
      credentialId: crypto.randomUUID(),
      name: 'Jana Beispiel',
      email: 'jana@beispiel.example',
      passwordHash: null,
      now: test.now(),
    }),
  );
  must(await app.tenancy.grantRole(system, { accountId, role: 'unit-editor', unitId: youth }));
});
afterAll(() => test.close());

const own = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: youth, id: accountId }));
const read = async (token: string, of = county) => {
  const actor = await test.app.identity.linkActor({ county: of, purpose: 'calendar-feed', token });
  return actor && test.app.readCalendar(ctxOf(test, of, actor), {});
};
const titles = (text: string): string[] => [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, words]) => words!);

it('holds what its person may do by a day, and the meetings to come', async () => {
  expect(must(await test.app.readOwnCalendar(own(), {}))).toBeNull();
  const { token } = must(await test.app.openOwnCalendar(own(), {}));
  const { text } = must((await read(token))!);
  expect(titles(text)).toEqual([String.raw`Stand schreiben: 1.1 Kurse\, abends`, '17:00 Uhr Kreistag']);
  expect(text).toContain('DTSTART;VALUE=DATE:20260930');
  expect(text).toContain('LOCATION:Kreishaus');
  expect(must((await read(token))!).text).toBe(text);
  expect(must(await test.app.readOwnCalendar(own(), {}))).toMatchObject({ since: test.now().toISOString() });
  expect(await read(token, other)).toBeNull();
});

it('has one address at a time, and none once it is deleted', async () => {
  const { token: first } = must(await test.app.openOwnCalendar(own(), {}));
  const { token } = must(await test.app.openOwnCalendar(own(), {}));
  expect(await read(first)).toBeNull();
  expect((await read(token))?.ok).toBe(true);
  must(await test.app.closeOwnCalendar(own(), {}));
  expect(await read(token)).toBeNull();
  expect(await test.app.closeOwnCalendar(own(), {})).toMatchObject({ problem: { kind: 'not-found' } });
});

it('is empty once its person has no role any more, and ends after two years', async () => {
  const { token } = must(await test.app.openOwnCalendar(own(), {}));
  const { grants } = must(await test.app.tenancy.listPeople(systemCtx(test, county), {})).find(
    (one) => one.name === 'Jana Beispiel',
  )!;
  must(await test.app.tenancy.revokeGrant(systemCtx(test, county), { grantId: grants[0]!.id }));
  expect(titles(must((await read(token))!).text)).toEqual([]);
  test.setNow('2028-12-01T11:00:00Z');
  expect(await read(token)).toMatchObject({ problem: { kind: 'not-found' } });
});

it('is made by nobody without an account', async () => {
  expect(await test.app.openOwnCalendar(systemCtx(test, county), {})).toMatchObject({ ok: false });
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../tests/database/must.ts';
import { createTestApp, ctxOf, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { loadInterpreting } from './example-interpreting.ts';
import { loadNetwork } from './example-network.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
const read = async (slug: string, name: string) =>
  JSON.parse(await readFile(new URL(`../../data/${slug}/${name}.json`, import.meta.url), 'utf8'));

async function load(slug: string): Promise<{ county: CountyRef }> {
  const given = await read(slug, 'county');
  const actor = { kind: 'system', name: 'Test' } as const;
  const county = must(await test.app.tenancy.createCounty(test.app.context({ county: null, actor }), given));
  must(await test.app.tenancy.fillCounty(test.app.context({ county, actor }), given));
  test.app.counties.forget();
  const ctx = systemCtx(test, county);
  if (existsSync(new URL(`../../data/${slug}/network.json`, import.meta.url)))
    await loadNetwork({ app: test.app, ctx, file: await read(slug, 'network') });
  await loadInterpreting({ app: test.app, ctx, slug, file: await read(slug, 'interpreting') });
  return { county };
}

it('Heidekreis has a year like 2024 with 139 conversations, what is open, and nobody gets a mail', async () => {
  const { county } = await load('heidekreis');
  const { app } = test;
  const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const [pool] = must(await app.interpreting.listPools(coordinator, {}));
  // The unit runs it; the coordination sees figures alone.
  expect(pool).toMatchObject({ mayRun: false, tariffs: [{ centsPerHour: 2400 }], operator: { organisationId: null } });
  const unitId = pool!.operator.unitId!;
  const staff = ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
  expect(must(await app.interpreting.listInterpreters(staff, { poolId: pool!.id }))).toHaveLength(24);
  expect(must(await app.interpreting.listRequesters(staff, {}))).toHaveLength(20);
  const all = must(await app.interpreting.listRequests(staff, { poolId: pool!.id, open: false })).flatMap(
    (one) => one.assignments,
  );
  const of2024 = all.filter(({ startsAt, state }) => startsAt.startsWith('2024') && state === 'paid');
  expect(of2024).toHaveLength(139);
  const byLanguage = Map.groupBy(of2024, ({ language }) => language.split('-')[0]);
  const most = [...byLanguage].toSorted(([, one], [, other]) => other.length - one.length).map(([language]) => language);
  expect(most.slice(0, 4)).toEqual(['ru', 'uk', 'ar', 'pl']);
  const open = must(await app.interpreting.listRequests(staff, { poolId: pool!.id }));
  expect(open.filter(({ assignments }) => assignments.some(({ state }) => state === 'requested')).length).toBeGreaterThan(8);
  expect(open.filter(({ assignments }) => assignments.some(({ state }) => state === 'confirmed'))).toHaveLength(2);
  expect(new Set(open.map(({ mode }) => mode))).toEqual(new Set(['on-site', 'video', 'phone']));
  const mails = await test.app.db.pool.query('select count(*)::int as count from outbox_mail');
  expect(mails.rows).toEqual([{ count: 0 }]);
});

it('Harburg’s is run by an association, and Wittmund’s is kept elsewhere', async () => {
  const [harburg, wittmund] = [await load('harburg'), await load('wittmund')];
  const poolOf = async ({ county }: { county: CountyRef }) => {
    const ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
    return must(await test.app.interpreting.listPools(ctx, {}))[0]!;
  };
  const pool = await poolOf(harburg);
  expect(pool).toMatchObject({ elsewhere: false, operator: { name: 'Beispiel-Wohlfahrtsverband Harburg', unitId: null } });
  const { organisationId } = pool.operator;
  const staff = ctxOf(
    test,
    harburg.county,
    person({ county: harburg.county, role: 'organisation-editor', organisationId: organisationId! }),
  );
  expect(must(await test.app.interpreting.listInterpreters(staff, { poolId: pool.id }))).toHaveLength(6);
  expect(await poolOf(wittmund)).toMatchObject({ elsewhere: true });
});

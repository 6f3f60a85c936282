import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { officeLists } from '#lib/office/lists.ts';
import { officePaths, tablePath } from '#lib/paths.ts';
import { must } from '../database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let cookie: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  const { auth, tenancy, strategy, network } = site.test.app;
  const ctx = systemCtx(site.test, county);
  const { email, name } = auth.demoAccounts[0]!;
  const account = must(await auth.accounts.create({ name, email }));
  must(await tenancy.grantRole(ctx, { accountId: account.id, role: 'coordinator' }));
  const entered = must(await auth.sessions.startDemo({ headers: new Headers({ host: new URL(site.url).host }), email }));
  cookie = entered.cookies.map((entry) => `${entry.name}=${encodeURIComponent(entry.value)}`).join('; ');
  const coordinator = ctxOf(site.test, county, person({ county, role: 'coordinator' }));
  const made = must(
    await strategy.createStrategy(ctx, {
      key: 'konzept',
      title: 'Konzept',
      levels: ['Ziel'],
      nodes: [{ level: 0, number: '1', title: 'Sprache', lead: 'jugend' }],
    }),
  );
  must(await strategy.adoptStrategy(ctx, { strategyId: made.id, adoptedOn: '2026-01-01' }));
  const { nodes } = must(await strategy.readOfficeStrategy(ctx, { key: 'konzept' }));
  ids['gremien'] = must(await network.addBody(ctx, { name: 'Kreistag', kind: 'county-council', position: 1 })).id;
  ids['berichtsrunden'] = must(await strategy.planRound(coordinator, { title: 'Winter', opensOn: '2026-12-01' })).id;
  ids['bewertungsrunden'] = must(
    await strategy.planEvaluationRound(coordinator, {
      strategyId: made.id,
      title: 'AG',
      meetingOn: '2026-12-01',
      nodeIds: nodes.map((node) => node.id),
    }),
  ).id;
  ids['termine'] = must(
    await site.test.app.events.addEvent(ctx, {
      title: 'Sprachcafé',
      kind: 'meeting-place',
      startDate: '2026-12-01',
      startTime: '15:00',
      endTime: '17:00',
    }),
  ).id;
  const { materials } = site.test.app;
  const bag = { title: 'Tasche', targetGroup: 'alle', wanted: 1, parts: [{ giveAway: 'Stift', perBag: 1 }] };
  ids['materialien/taschen'] = must(await materials.addKit(ctx, bag)).id;
  ids['materialien/bestand'] = must(await materials.addStock(ctx, { giveAway: 'Stift' })).id;
  ids['kurse/abfragen'] = must(
    await site.test.app.courses.startInquiry(coordinator, {
      quarter: '2026-Q4',
      dueOn: '2099-12-15',
      providers: [`unit:${must(await tenancy.listUnits(ctx, {})).units[0]!.id}`],
    }),
  ).id;
  ids['gemeinden'] = must(await tenancy.listUnits(ctx, {})).municipalities[0]!.id;
});
afterAll(() => site.close());

/** Every list, found where its page says: no page of a single thing takes the file's name for an id. */
it.each(officeLists.map((list) => list.page))('the list „%s“ comes as a file by its address', async (page) => {
  const folder = page
    .replace('[key]', 'konzept')
    .replace('[language]', 'ar')
    .replace('[id]', ids[page.replace('/[id]', '')] ?? ids[page.split('/')[0]!] ?? '');
  const address = [officePaths(county.slug).home, folder].filter(Boolean).join('/');
  for (const [format, type] of [
    ['csv', 'text/csv'],
    ['xlsx', 'application/vnd.openxmlformats'],
  ] as const) {
    const answer = await fetch(`${site.url}${tablePath(address, format)}`, { headers: { cookie } });
    expect([answer.status, answer.headers.get('content-type')?.startsWith(type)], tablePath(address, format)).toEqual([
      200,
      true,
    ]);
  }
});

it('asks who has not signed in to do so', async () => {
  const answer = await fetch(`${site.url}${tablePath(officePaths(county.slug).bodies, 'csv')}`, { redirect: 'manual' });
  expect(answer.status).toBe(303);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTestApp, type TestApp } from '../../tests/database/test-app.ts';
import { systemActor } from './app.ts';
import { loadNetwork } from './example-network.ts';
import { createDemoAccounts } from './demo-accounts.ts';
import { demoAccounts } from './demo-people.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  const { app } = test;
  const actor = systemActor('Test');
  for (const slug of ['heidekreis', 'wittmund', 'rotenburg-wuemme', 'harburg']) {
    const given = JSON.parse(await readFile(new URL(`../../data/${slug}/county.json`, import.meta.url), 'utf8'));
    const county = await app.tenancy.createCounty(app.context({ county: null, actor }), given);
    if (!county.ok) throw new Error(county.problem.message);
    const filled = await app.tenancy.fillCounty(app.context({ county: county.value, actor }), given);
    if (!filled.ok) throw new Error(filled.problem.message);
    const network = new URL(`../../data/${slug}/network.json`, import.meta.url);
    if (existsSync(network))
      await loadNetwork({
        app,
        ctx: app.context({ county: county.value, actor }),
        file: JSON.parse(await readFile(network, 'utf8')),
      });
  }
  app.counties.forget();
});
afterAll(() => test.close());

describe('demo accounts', () => {
  it('are made once for all example counties, each with a role that is whole', async () => {
    const { app } = test;
    const made = await createDemoAccounts({ app, auth: app.auth });
    expect(made).toEqual(demoAccounts);
    expect(new Set(made.map((account) => account.email)).size).toBe(made.length);
    expect(await createDemoAccounts({ app, auth: app.auth })).toEqual([]);

    const grants = await app.db.pool.query<{ role: string; bound: boolean; count: number }>(
      `select role, unit_id is not null or municipality_id is not null or organisation_id is not null as bound, count(*)::int from role_grant group by 1, 2 order by 1`,
    );
    expect(grants.rows).toEqual([
      { role: 'auditor', bound: false, count: 4 },
      { role: 'cashier', bound: false, count: 1 },
      { role: 'committee-reader', bound: false, count: 4 },
      { role: 'coordinator', bound: false, count: 4 },
      { role: 'municipality-editor', bound: true, count: 4 },
      { role: 'organisation-editor', bound: true, count: 2 },
      { role: 'platform-admin', bound: false, count: 1 },
      { role: 'translator', bound: false, count: 1 },
      { role: 'unit-editor', bound: true, count: 11 },
    ]);
  });

  it('have addresses to which no mail can go', () => {
    for (const account of demoAccounts) expect(account.email).toMatch(/^[a-z.-]+@demo\.example$/);
  });
});

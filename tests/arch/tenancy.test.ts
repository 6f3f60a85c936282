import pg from 'pg';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '#composition/registry.ts';
import type { CountyRef } from '#kernel/context.ts';
import * as kernelTables from '#kernel/tables.ts';
import { madeByUseCase } from '#kernel/use-case.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../database/test-app.ts';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
let owner: pg.Client;
let app: pg.Client;

const installation = new Set(modules.flatMap((module) => Object.keys(module.installationTables ?? {})));
const tables = [...(Object.values(kernelTables) as unknown as PgTable[]), ...modules.flatMap((module) => [...module.tables])]
  .map((table) => getTableConfig(table).name)
  .filter((name) => !installation.has(name));

beforeAll(async () => {
  test = await createTestApp();
  north = await openCounty(test);
  south = await openCounty(test, 'suedkreis');
  owner = new pg.Client({ connectionString: test.ownerUrl });
  app = new pg.Client({ connectionString: test.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  // One row of each county in every table; what refers to what does not matter here.
  await owner.query('set session_replication_role = replica');
  for (const table of tables) {
    for (const county of [north, south]) await insertRow(table, county.id);
  }
  await owner.query('set session_replication_role = origin');
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await test.close();
});

/** What checks of a table ask for beside its required columns. */
const asked: Record<string, () => Record<string, unknown>> = {
  provider_answer: () => ({ unit_id: crypto.randomUUID() }),
  language_meeting_guest: () => ({ unit_id: crypto.randomUUID() }),
  interpreting_assignment: () => ({ starts_at: '2026-01-01T09:00:00Z', ends_at: '2026-01-01T10:00:00Z' }),
  interpreter_pool_date: () => ({ from_time: '09:00', until_time: '10:00' }),
  language_service_use: () => ({ unit_id: crypto.randomUUID() }),
  language_meeting: () => ({ from_time: '09:00', until_time: '10:00' }),
  skills_assessment: () => ({ unit_id: crypto.randomUUID(), findings: '{german}' }),
};

/** A row with the simplest value of each column's type; opening the counties left one where there is one for each. */
async function insertRow(table: string, countyId: string): Promise<void> {
  const columns = await owner.query<{ name: string; type: string; required: boolean }>(
    `select column_name as name, udt_name as type, is_nullable = 'NO' and column_default is null as required
     from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const values: Record<string, unknown> = { county_id: countyId };
  const simplest: Record<string, unknown> = {
    text: `x-${countyId.slice(-6)}`,
    int4: 1,
    int8: 1,
    bool: false,
    date: '2026-01-01',
    timestamptz: '2026-01-01',
    jsonb: '{}',
    _text: '{}',
    _uuid: '{}',
    numeric: 1,
  };
  for (const column of columns.rows) {
    if (!column.required || column.name === 'county_id') continue;
    values[column.name] = column.type === 'uuid' ? crypto.randomUUID() : simplest[column.type];
  }
  Object.assign(values, asked[table]?.());
  const names = Object.keys(values);
  await owner.query(
    `insert into ${table} (${names.map((name) => owner.escapeIdentifier(name)).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) on conflict do nothing`,
    Object.values(values),
  );
}

async function asCounty<T>(countyId: string, run: () => Promise<T>): Promise<T> {
  await app.query(`begin; set local app.county = '${countyId}'`);
  try {
    return await run();
  } finally {
    await app.query('rollback');
  }
}

describe('the application’s role', () => {
  it('owns nothing and cannot step over the policies', async () => {
    const role = new URL(test.appUrl).username;
    const owned = await owner.query(
      'select count(*)::int as count from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1',
      [role],
    );
    expect(owned.rows[0].count).toBe(0);
    const rights = await owner.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [role],
    );
    expect(rights.rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  });

  it.each(['audit_entry', ...modules.flatMap((module) => module.appendOnly ?? [])])('only adds to %s', async (table) => {
    await expect(asCounty(north.id, () => app.query(`update ${table} set county_id = county_id`))).rejects.toThrow(
      'permission denied',
    );
    await expect(asCounty(north.id, () => app.query(`delete from ${table}`))).rejects.toThrow('permission denied');
  });
});

describe.each(tables)('in %s', (table) => {
  it('a county sees its own rows and no others, and nobody sees any without a county', async () => {
    const seen = await asCounty(north.id, () => app.query(`select distinct county_id from ${table}`));
    expect(seen.rows).toEqual([{ county_id: north.id }]);
    const none = await asCounty('', () => app.query(`select count(*)::int as count from ${table} where county_id is not null`));
    expect(none.rows[0].count).toBe(0);
    const security = await owner.query('select relrowsecurity from pg_class where oid = $1::regclass', [table]);
    expect(security.rows[0].relrowsecurity).toBe(true);
  });

  it('writes into no other county', async () => {
    const before = await owner.query(`select count(*)::int as count from ${table} where county_id = $1`, [south.id]);
    const changed = await asCounty(north.id, () =>
      app.query(`delete from ${table} where county_id = '${south.id}'`).catch((error: Error) => error),
    );
    if (changed instanceof Error) expect(changed.message).toMatch(/permission denied/);
    else expect(changed.rowCount).toBe(0);
    // A row is never handed to another county either. What the database works out itself cannot be written.
    const columns = await owner.query(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const { list } = columns.rows[0];
    await expect(
      asCounty(north.id, () =>
        app.query(
          `insert into ${table} (${list}) select ${list} from (select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'county_id', '${south.id}'))).* from ${table} t limit 1) as other`,
        ),
      ),
    ).rejects.toThrow(/row-level security|permission denied/);
    const after = await owner.query(`select count(*)::int as count from ${table} where county_id = $1`, [south.id]);
    expect(after.rows[0].count).toBe(before.rows[0].count);
  });
});

describe('every use case', () => {
  const made = () =>
    (
      [
        'tenancy',
        'network',
        'mobility',
        'events',
        'strategy',
        'materials',
        'offers',
        'courses',
        'guidance',
        'schools',
        'interpreting',
        'reporting',
        'welcome',
        'translation',
      ] as const
    ).flatMap((module) =>
      Object.entries(test.app[module]).flatMap(([name, value]) => {
        const about = (value as { [madeByUseCase]?: { action: string; scope: string } })[madeByUseCase];
        return about
          ? [
              {
                name: `${module}.${name}`,
                about,
                call: value as never as (ctx: unknown, input: unknown) => Promise<{ ok: boolean; problem?: { kind: string } }>,
              },
            ]
          : [];
      }),
    );
  const isPublic = (action: string): boolean =>
    modules.some((module) => module.policy.some((row) => row.action === action && row.who === 'public'));

  it('refuses whoever is not signed in, before it looks at anything', async () => {
    const found = made().filter(({ about }) => !isPublic(about.action));
    expect(found.length).toBeGreaterThan(20);
    for (const { name, about, call } of found) {
      const ctx = ctxOf(test, north, anonymous);
      expect(await call(about.scope === 'county' ? ctx : { ...ctx, county: null }, {}), name).toMatchObject({
        ok: false,
        problem: { kind: 'unauthenticated' },
      });
    }
  });

  it('refuses people of another county', async () => {
    for (const { name, about, call } of made()) {
      if (isPublic(about.action) || about.scope !== 'county') continue;
      for (const role of ['coordinator', 'auditor'] as const) {
        const stranger = ctxOf(test, north, person({ county: south, role }));
        expect(await call(stranger, {}), `${name} as ${role}`).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
      }
    }
  });
});

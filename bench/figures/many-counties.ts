import pg from 'pg';
import { systemActor, type App } from '#composition/app.ts';
import type { Actor, CountyRef, Ctx } from '#kernel/context.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const few = 4;
const many = 400;
const measures = 300;
const quarters = 20;
/** Other counties' rows may cost a request a fifth more. */
const limit = 1.2;

/** Duty list and change list of one county among 400 with 300 measures and five years of notes each, against one among 4. */
export const manyCounties = (): Promise<Figure[]> =>
  withBenchApp((smallApp, smallOwner) =>
    withBenchApp(async (largeApp, largeOwner) => {
      const small = await prepare({ app: smallApp, ownerUrl: smallOwner, counties: few });
      const large = await prepare({ app: largeApp, ownerUrl: largeOwner, counties: many });
      const rounds = 15;
      const duties =
        ({ app, ctx }: Prepared) =>
        () =>
          timed(async () => must(await app.listDuties(ctx, {})));
      const changes =
        ({ app, ctx, strategyId }: Prepared) =>
        () =>
          timed(async () => must(await app.strategy.listChanges(ctx, { strategyId, from: '2020-01-01', to: '2030-12-31' })));
      const of = (name: string, measured: { value: number; referenceValue: number }): Figure =>
        figure({ name, ...measured, unit: 'ms', reference: `the same with ${few} counties`, better: 'lower', limit });
      return [
        of('duties-many-counties', await alternating({ rounds, thing: duties(large), reference: duties(small) })),
        of('changes-many-counties', await alternating({ rounds, thing: changes(large), reference: changes(small) })),
      ];
    }),
  );

type Prepared = { app: App; ctx: Ctx; strategyId: string };

async function prepare(input: { app: App; ownerUrl: string; counties: number }): Promise<Prepared> {
  const { app } = input;
  const county = must(
    await app.tenancy.createCounty(app.context({ county: null, actor: systemActor('Bench') }), {
      slug: 'bench',
      ags: '03997',
      name: 'Bench',
      officialName: 'Landkreis Bench',
      accent: { light: '#7a1f5c', dark: '#e7a6cf' },
      languages: ['de'],
      units: [{ key: 'stelle', name: 'Stelle', kind: 'office' }],
    }),
  );
  const system = app.context({ county, actor: systemActor('Bench') });
  const strategyId = await lay(app, system);
  await multiply({ ownerUrl: input.ownerUrl, countyId: county.id, strategyId, counties: input.counties });
  return { app, strategyId, ctx: app.context({ county, actor: coordinatorOf(county) }) };
}

const coordinatorOf = (county: CountyRef): Actor => ({
  kind: 'account',
  id: 'bench',
  name: 'Bench',
  email: 'bench@beispiel.example',
  grants: [{ role: 'coordinator', countyId: county.id, unitId: null, municipalityId: null, organisationId: null }],
});

async function lay(app: App, ctx: Ctx): Promise<string> {
  const goals = Array.from({ length: measures / 10 }, (_, goal) => ({
    level: 1,
    number: `1.${goal + 1}`,
    title: `Ziel ${goal + 1}`,
    children: Array.from({ length: 10 }, (__, measure) => ({
      level: 2,
      number: String(measure + 1),
      title: `Maßnahme ${goal + 1}.${measure + 1}`,
      steps: ['planen', 'beginnen'],
    })),
  }));
  const made = must(
    await app.strategy.createStrategy(ctx, {
      key: 'strategie',
      title: 'Strategie',
      levels: ['Feld', 'Ziel', 'Maßnahme'],
      nodes: [{ level: 0, number: '1', title: 'Feld', children: goals }],
    }),
  );
  must(await app.strategy.adoptStrategy(ctx, { strategyId: made.id, adoptedOn: '2021-01-01' }));
  return made.id;
}

/** Copies the county's rows as the owner: how they are written is not what is measured. */
async function multiply(input: { ownerUrl: string; countyId: string; strategyId: string; counties: number }): Promise<void> {
  const { countyId, strategyId } = input;
  const client = new pg.Client({ connectionString: input.ownerUrl });
  await client.connect();
  const own = (column: string): string => `md5(${column}::text || n)::uuid`;
  const columnsOf = async (table: string): Promise<string[]> =>
    (
      await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [table],
      )
    ).rows.map((row) => row.name);
  try {
    await client.query('set session_replication_role = replica');
    // Five years of notes, one a quarter, and a change with each.
    await client.query(
      `insert into status_note (id, county_id, node_id, date, state, text, author_name, source, created_at, released_at, released_by)
       select gen_random_uuid(), county_id, id, date '2021-11-01' + (q * interval '3 months'), 'running', 'Läuft wie geplant.',
              'Bench', 'Bench', now(), now(), 'Bench'
       from strategy_node, generate_series(0, ${quarters - 1}) as q where strategy_id = $1 and level = 2`,
      [strategyId],
    );
    await client.query(
      `insert into change_entry (id, county_id, strategy_id, subject, subject_id, node_id, at, kind, number, title, fields, actor_ref)
       select gen_random_uuid(), county_id, strategy_id, 'node', id, id, timestamp '2021-11-01' + (q * interval '3 months'), 'changed',
              number, title, '{"title": {"before": "alt", "after": "neu"}}', 'Bench'
       from strategy_node, generate_series(0, ${quarters - 1}) as q where strategy_id = $1 and level = 2 and (position + q) % 4 = 0`,
      [strategyId],
    );
    for (const table of ['county', 'strategy', 'strategy_node', 'strategy_step', 'status_note', 'change_entry']) {
      const columns = await columnsOf(table);
      const value = (column: string): string =>
        ['id', 'county_id', 'strategy_id', 'node_id', 'parent_id', 'subject_id', 'lead_unit_id'].includes(column)
          ? own(column)
          : table === 'county' && (column === 'slug' || column === 'ags')
            ? `${column} || n`
            : column;
      await client.query(
        `insert into ${table} (${columns.join(', ')})
         select ${columns.map(value).join(', ')} from ${table}, generate_series(1, ${input.counties - 1}) as n
         where ${table === 'county' ? 'id' : 'county_id'} = $1`,
        [countyId],
      );
    }
    await client.query('set session_replication_role = origin');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

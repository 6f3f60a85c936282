import { systemActor, type App } from '#composition/app.ts';
import type { Ctx } from '#kernel/context.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const small = 1_000;
const large = 10_000;
/** Ten times the size may cost ten times, and a fifth more for caches that no longer fit. */
const limit = 12;

/** Page, change list and roll-up of a strategy of 10,000 measures against one of 1,000 in the same database. */
export const strategyScale = (): Promise<Figure[]> =>
  withBenchApp(async (app) => {
    const county = await app.tenancy.createCounty(app.context({ county: null, actor: systemActor('Bench') }), {
      slug: 'bench',
      ags: '03997',
      name: 'Bench',
      officialName: 'Landkreis Bench',
      accent: { light: '#7a1f5c', dark: '#e7a6cf' },
      languages: ['de'],
    });
    if (!county.ok) throw new Error(county.problem.message);
    const ctx = app.context({ county: county.value, actor: systemActor('Bench') });
    const ids = { small: await lay(app, ctx, small), large: await lay(app, ctx, large) };
    await app.db.pool.query('select 1');
    const rounds = 5;
    const page = (key: string) => () => timed(async () => must(await app.strategy.readPublicStrategy(ctx, { key })));
    const changes = (strategyId: string) => () =>
      timed(async () => must(await app.strategy.listChanges(ctx, { strategyId, from: '2020-01-01', to: '2030-12-31' })));
    const pages = await alternating({ rounds, thing: page(`s${large}`), reference: page(`s${small}`) });
    const lists = await alternating({ rounds, thing: changes(ids.large), reference: changes(ids.small) });
    const { rollUp } = await import('#modules/strategy/server/model/progress.ts');
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        level: 1,
        weight: 1 + (index % 3),
        toBeDeveloped: false,
        reported: (['running', 'done', 'delayed', null] as const)[index % 4]!,
        steps: { done: index % 4, total: 4 },
        children: [],
      }));
    const [few, many] = [lines(small), lines(large)];
    // One roll-up takes microseconds: a hundred are timed.
    const hundred = (given: typeof few) => () =>
      timed(() => {
        for (let count = 0; count < 100; count += 1) rollUp(given);
      });
    const rolls = await alternating({ rounds: 9, thing: hundred(many), reference: hundred(few) });
    const of = (name: string, measured: { value: number; referenceValue: number }): Figure =>
      figure({ name, ...measured, unit: 'ms', reference: 'the same with 1,000 measures', better: 'lower', limit });
    return [of('strategy-page-scale', pages), of('strategy-changes-scale', lists), of('strategy-rollup-scale', rolls)];
  });

/** A strategy of so many measures below goals of ten, with a report on each and a change on every second. */
async function lay(app: App, ctx: Ctx, count: number): Promise<string> {
  const goals = Array.from({ length: count / 10 }, (_, goal) => ({
    level: 1,
    number: `1.${goal + 1}`,
    title: `Ziel ${goal + 1}`,
    children: Array.from({ length: 10 }, (__, measure) => ({
      level: 2,
      number: String(measure + 1),
      title: `Maßnahme ${goal + 1}.${measure + 1}`,
      steps: ['planen', 'beginnen'],
      status: [{ date: '2026-01-15', state: 'running' as const, text: 'Läuft wie geplant.' }],
    })),
  }));
  const made = must(
    await app.strategy.createStrategy(ctx, {
      key: `s${count}`,
      title: `Strategie mit ${count}`,
      levels: ['Feld', 'Ziel', 'Maßnahme'],
      nodes: [{ level: 0, number: '1', title: 'Feld', children: goals }],
    }),
  );
  must(await app.strategy.adoptStrategy(ctx, { strategyId: made.id, adoptedOn: '2026-01-01' }));
  // The history is laid down in one statement: how it is written is not what is measured.
  await app.db.transaction({ countyId: ctx.county!.id }, async (tx) => {
    const { sql } = await import('drizzle-orm');
    await tx.execute(sql`
      insert into change_entry (id, county_id, strategy_id, subject, subject_id, node_id, at, kind, number, title, fields, actor_ref, reason)
      select gen_random_uuid(), county_id, strategy_id, 'node', id, id, now(), 'changed', number, title,
             '{"title": {"before": "alt", "after": "neu"}}', 'Bench', null
      from strategy_node where strategy_id = ${made.id} and level = 2 and position % 2 = 0`);
  });
  return made.id;
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

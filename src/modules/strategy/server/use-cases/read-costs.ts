import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { sumCents } from '#kernel/money.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { organisationsByUnit } from '#modules/network/server/index.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { BudgetList, CostEntry, CostOverview, CostPlace } from '../../contract-money.ts';
import { budgetListInput, readCostsInput } from '../../inputs-money.ts';
import { budgetDeadline, nextBudgetYear } from '../model/budget-deadline.ts';
import { groupsOf, needOf, overPlan, rowsOf, silentRows, sumsOf, weeklyHours } from '../model/money.ts';
import { findCosts, fullTimeOf, loadPlaces } from '../money-store.ts';
import { policy } from '../policy.ts';
import { findStrategy, type StrategyRow } from '../store.ts';
import { thingIn } from '../thing-of.ts';

/**
 * What a strategy costs in one budget year: a line for each measure, sums by field, goal and unit, deviations. Whoever
 * sees the costs of the own unit alone gets those.
 */
export const readCosts = useCase({
  name: 'strategy.read-costs',
  policy,
  mode: 'read',
  input: readCostsInput,
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy) return notFound('Diese Strategie');
    const today = berlinDay(ctx.clock.now());
    const year = input.year ?? Number(today.slice(0, 4));
    const fullTime = await fullTimeOf(tx, ctx.county.id);
    const { places, costs } = await loadOwn({ ctx, tx, strategy });
    const placed = pair({ places, costs: costs.filter((entry) => entry.year === year) }).filter(
      ({ place, entry }) =>
        (input.unitId === null || place.unit?.id === input.unitId) &&
        (input.fieldId === null || place.field?.id === input.fieldId) &&
        (input.state === null || entry.state === input.state),
    );
    const rows = rowsOf({ placed, fullTime });
    return ok<CostOverview>({
      strategy: headOf(strategy),
      years: [...new Set([...costs.map((entry) => entry.year), year])].sort((one, other) => one - other),
      year,
      rows,
      total: sumsOf({ entries: placed.map(({ entry }) => entry), fullTime }),
      byField: groupsOf({ placed, by: 'field', without: 'ohne Handlungsfeld', fullTime }),
      byGoal: groupsOf({ placed, by: 'goal', without: 'ohne Ziel', fullTime }),
      byUnit: groupsOf({ placed, by: 'unit', without: 'ohne Federführung', fullTime }),
      over: overPlan(rows),
      silent: silentRows({ rows, year, today }),
      choices: {
        fields: unique(places.flatMap((place) => place.field ?? [])),
        units: unique(places.flatMap((place) => place.unit ?? [])),
      },
    });
  },
});

/** Every entry of a strategy, with the measures for which one may be made. Whoever sees the own unit's costs alone gets those. */
export const listCosts = useCase({
  name: 'strategy.list-costs',
  action: 'strategy.read-costs',
  policy,
  mode: 'read',
  input: readCostsInput.pick({ key: true }),
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy) return notFound('Diese Strategie');
    const { places, costs } = await loadOwn({ ctx, tx, strategy });
    return ok({ strategy: headOf(strategy), places, lines: pair({ places, costs }) });
  },
});

/** What must be registered for a budget year: every measure whose need has no money yet, and until when. */
export const readBudgetList = useCase({
  name: 'strategy.read-budget-list',
  action: 'strategy.read-costs',
  policy,
  mode: 'read',
  input: budgetListInput,
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy) return notFound('Diese Strategie');
    const { budgetDeadline: monthDay } = await readSettings(tx, ctx.county.id);
    const year = input.year ?? nextBudgetYear({ today: berlinDay(ctx.clock.now()), monthDay });
    const fullTime = await fullTimeOf(tx, ctx.county.id);
    const { places, costs } = await loadOwn({ ctx, tx, strategy });
    const open = costs.filter((entry) => entry.year === year && needOf(entry) > 0);
    const rows = places.flatMap((place) => {
      const entries = open.filter((entry) => entry.nodeId === place.nodeId).map((entry) => ({ ...entry, open: needOf(entry) }));
      if (entries.length === 0 || (input.unitId !== null && place.unit?.id !== input.unitId)) return [];
      const hours = sumCents(
        entries.map((entry) => weeklyHours({ hours: entry.hoursPlanned ?? 0, unit: entry.hourUnit, fullTime })),
      );
      return [{ ...place, entries, need: sumCents(entries.map(needOf)), hours }];
    });
    return ok<BudgetList>({
      strategy: headOf(strategy),
      year,
      deadline: budgetDeadline({ year, monthDay }),
      rows,
      total: sumCents(rows.map((row) => row.need)),
      hours: sumCents(rows.map((row) => row.hours)),
    });
  },
});

/** Places and entries of the measures whose costs the person may read. */
async function loadOwn(input: {
  ctx: CountyCtx;
  tx: Tx;
  strategy: StrategyRow;
}): Promise<{ places: CostPlace[]; costs: CostEntry[] }> {
  const { ctx, tx, strategy } = input;
  const organisations = await organisationsByUnit(tx);
  const places = (await loadPlaces({ tx, strategy })).filter(
    (place) =>
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action: 'strategy.read-costs',
        thing: thingIn({ node: { leadUnitId: place.unit?.id ?? null, municipalityIds: [] }, organisations }),
      }) === 'yes',
  );
  const own = new Set(places.map((place) => place.nodeId));
  return { places, costs: (await findCosts(tx, { strategyId: strategy.id })).filter((entry) => own.has(entry.nodeId)) };
}

/** Entries in the order of their places. */
const pair = (input: { places: readonly CostPlace[]; costs: readonly CostEntry[] }) =>
  input.places.flatMap((place) =>
    input.costs.filter((entry) => entry.nodeId === place.nodeId).map((entry) => ({ place, entry })),
  );

const headOf = ({ id, key, title, state, predecessorId }: StrategyRow): CostOverview['strategy'] => ({
  id,
  key,
  title,
  state,
  follows: predecessorId !== null,
});

const unique = (things: readonly { id: string; name: string }[]): { id: string; name: string }[] => [
  ...new Map(things.map(({ id, name }) => [id, { id, name }])).values(),
];

import type { Duty, DutySource } from '#kernel/duties.ts';
import { formatMoney, sumCents } from '#kernel/money.ts';
import { organisationsByUnit } from '#modules/network/server/index.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { budgetYearsDue } from './model/budget-deadline.ts';
import { needOf } from './model/money.ts';
import { findCosts, loadPlaces } from './money-store.ts';
import { findStrategies } from './store.ts';
import { thingIn } from './thing-of.ts';

/** What must be registered for the next budget: each measure by its lead unit, the whole list by the coordination. */
export const budgetDuties: DutySource = async ({ ctx, tx, today }) => {
  const { budgetDeadline: monthDay } = await readSettings(tx, ctx.county.id);
  const years = budgetYearsDue({ today, monthDay });
  if (years.length === 0) return [];
  const found: Duty[] = [];
  const organisations = await organisationsByUnit(tx);
  const adopted = (await findStrategies(tx)).filter((row) => row.state === 'adopted');
  const succeeded = new Set(adopted.flatMap((row) => row.predecessorId ?? []));
  for (const strategy of adopted.filter((row) => !succeeded.has(row.id))) {
    const costs = await findCosts(tx, { strategyId: strategy.id, from: years[0]!.year, to: years.at(-1)!.year });
    const open = costs.filter((entry) => needOf(entry) > 0);
    if (open.length === 0) continue;
    const places = await loadPlaces({ tx, strategy });
    for (const { year, deadline } of years) {
      const needs = open.filter((entry) => entry.year === year);
      if (needs.length === 0) continue;
      const words = (amounts: readonly number[]): string => `${formatMoney(sumCents(amounts))} für ${year}`;
      found.push({
        kind: 'strategy.budget-list',
        key: `strategy.budget-list:${strategy.id}:${year}`,
        subjectId: `${year}:${strategy.key}`,
        title: `Haushalt ${year}`,
        context: [words(needs.map(needOf)), strategy.title],
        due: deadline,
        action: 'strategy.edit',
        thing: {},
        askedOf: { unitId: null, municipalityIds: [], bodyId: null },
      });
      for (const place of places) {
        const own = needs.filter((entry) => entry.nodeId === place.nodeId);
        if (own.length === 0 || place.unit === null) continue;
        found.push({
          kind: 'strategy.budget',
          key: `strategy.budget:${place.nodeId}:${year}`,
          subjectId: place.nodeId,
          title: [place.path, place.title].filter(Boolean).join(' '),
          context: [words(own.map(needOf)), place.unit.name],
          due: deadline,
          action: 'strategy.write-costs',
          thing: thingIn({ node: { leadUnitId: place.unit.id, municipalityIds: [] }, organisations }),
          askedOf: { unitId: place.unit.id, municipalityIds: [], bodyId: null },
        });
      }
    }
  }
  return found;
};

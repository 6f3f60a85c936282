import { berlinDay } from '#kernel/dates.ts';
import { listOf } from '#lib/office/address.ts';
import { nodeName } from '#lib/office/node-page.ts';
import { strategyHead } from '#lib/office/strategy-head.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { shownStates } from '#modules/strategy/contract.ts';
import { ganttOf } from '#modules/strategy/ui/gantt.ts';
import { fieldsOf, linesIn } from '#modules/strategy/ui/lines.ts';
import type { PageServerLoad } from './$types';

/** Long before any county's strategy: the plan's whole history is asked for. */
const ever = '2000-01-01';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
  const today = berlinDay(locals.app.clock.now());
  const changes =
    strategy.state === 'draft'
      ? []
      : valueOrError(await locals.app.strategy.listChanges(locals.ctx, { strategyId: strategy.id, from: ever, to: today }));
  const chosen = listOf(url, 'feld');
  const states = listOf(url, 'stand');
  const all = fieldsOf({ nodes: strategy.nodes, lineLevel: strategy.lineLevel });
  const inField = all.filter(({ field }) => chosen.length === 0 || (field !== null && chosen.includes(field.id)));
  const fields = inField.map((entry) => ({
    ...entry,
    groups: entry.groups.map((group) => ({
      ...group,
      lines: group.lines.filter((line) => states.length === 0 || states.includes(line.state)),
    })),
  }));
  const lines = linesIn(inField);
  const depth = url.searchParams.get('tiefe') === 'ziele' ? 'lines' : 'measures';
  return {
    head: strategyHead(strategy),
    demonstration: strategy.demonstration,
    gantt: ganttOf({ fields, changes, today, depth }),
    depth,
    deeper: strategy.lineLevel < strategy.levels.length - 1,
    lineName: strategy.levels[strategy.lineLevel] ?? '',
    fields: all.flatMap(({ field }) => (field ? [{ value: field.id, label: nodeName(field) }] : [])),
    chosen,
    states: shownStates.map((state) => ({
      state,
      count: lines.filter((line) => line.state === state).length,
      current: states.includes(state),
    })),
    shown: linesIn(fields).length,
    total: linesIn(all).length,
    today,
  };
};

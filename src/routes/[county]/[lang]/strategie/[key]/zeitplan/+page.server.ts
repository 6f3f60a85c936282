import { berlinDay } from '#kernel/dates.ts';
import { fieldsOf } from '#modules/strategy/ui/lines.ts';
import { ganttOf } from '#modules/strategy/ui/gantt.ts';
import { applySelection, queryOf, readSelection } from '#modules/strategy/ui/selection.ts';
import { readWithChanges } from '../../read-strategy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const { strategy, changes } = await readWithChanges({ locals, key: params.key, language });
  const selection = readSelection(url.searchParams);
  const { nodes, texts: _texts, ...summary } = strategy;
  const { fields } = applySelection({ fields: fieldsOf({ nodes, lineLevel: strategy.lineLevel }), selection });
  const today = berlinDay(locals.app.clock.now());
  return { strategy: summary, query: queryOf(selection), today, gantt: ganttOf({ fields, changes, today, depth: 'measures' }) };
};

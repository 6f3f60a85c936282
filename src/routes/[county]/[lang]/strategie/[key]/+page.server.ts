import { berlinDay } from '#kernel/dates.ts';
import { fieldsOf } from '#modules/strategy/ui/lines.ts';
import { ganttOf } from '#modules/strategy/ui/gantt.ts';
import { applySelection, queryOf, readSelection } from '#modules/strategy/ui/selection.ts';
import { publicValue } from '../../public-value.ts';
import { listParts, tallyOf, tallyWords, titlePart } from '#modules/strategy/ui/wording.ts';
import { readWithChanges } from '../read-strategy.ts';
import type { PageServerLoad } from './$types';

/** More rows than these make the page too long for a phone; the plan then has its own page only. */
const mostRows = 120;

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const { strategy, changes, several } = await readWithChanges({ locals, key: params.key, language });
  const selection = readSelection(url.searchParams);
  const { nodes, texts, ...summary } = strategy;
  const decided = publicValue(await locals.app.strategy.listPublicDecisions(locals.ctx, { strategyId: strategy.id }), language);
  const { consultations } = publicValue(
    await locals.app.strategy.readPublicConsultations(locals.ctx, { key: strategy.key }),
    language,
  );
  const selected = applySelection({ fields: fieldsOf({ nodes, lineLevel: strategy.lineLevel }), selection });
  return {
    strategy: summary,
    decided,
    tally: tallyWords(tallyOf([titlePart(strategy), ...listParts(nodes)]), language),
    hasTexts: texts.length > 0,
    hasFeedback: consultations.length > 0,
    several,
    selection,
    query: queryOf(selection),
    selected,
    gantt:
      selected.shown <= mostRows
        ? ganttOf({ fields: selected.fields, changes, today: berlinDay(locals.app.clock.now()), depth: 'lines' })
        : null,
    longPlan: selected.shown > mostRows,
  };
};

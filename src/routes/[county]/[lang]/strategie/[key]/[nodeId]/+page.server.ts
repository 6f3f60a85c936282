import { changeRows } from '#modules/strategy/ui/change-rows.ts';
import { queryOf, readSelection } from '#modules/strategy/ui/selection.ts';
import { latestReports } from '#modules/strategy/ui/lines.ts';
import { pageParts, tallyOf, tallyWords } from '#modules/strategy/ui/wording.ts';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const found = publicValue(await locals.app.strategy.readPublicNode(locals.ctx, { nodeId: params.nodeId, language }), language);
  // A measure has one address: below its own strategy.
  if (found.strategy.key !== params.key) error(404, m.site_not_found({}, { locale: language }));
  const { decisions } = publicValue(
    await locals.app.strategy.listPublicDecisions(locals.ctx, { nodeId: params.nodeId }),
    language,
  );
  return {
    ...found,
    decisions,
    tally: tallyWords(tallyOf(pageParts(found)), language),
    changes: changeRows({ changes: found.changes, locale: language }),
    below: latestReports(found.node.children, 6),
    query: queryOf(readSelection(url.searchParams)),
  };
};

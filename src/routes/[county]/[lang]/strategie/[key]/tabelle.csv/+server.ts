import { csvOf } from '#modules/strategy/ui/csv.ts';
import { fieldsOf } from '#modules/strategy/ui/lines.ts';
import { applySelection, readSelection } from '#modules/strategy/ui/selection.ts';
import { publicValue } from '../../../public-value.ts';
import { isLanguage } from '#lib/languages.ts';
import type { RequestHandler } from './$types';

/** The selection as a table for spreadsheets, in the page's language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const strategy = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const { fields } = applySelection({
    fields: fieldsOf({ nodes: strategy.nodes, lineLevel: strategy.lineLevel }),
    selection: readSelection(url.searchParams),
  });
  return new Response(csvOf({ fields, levels: strategy.levels, locale: language }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-language': language,
      'content-disposition': `attachment; filename="${strategy.key}${language === 'de' ? '' : `-${language}`}.csv"`,
    },
  });
};

import { valueOrError } from '#lib/server/answers.ts';
import { offerAudiences, offerTopics } from '#modules/offers/contract.ts';
import { coverageMeasures, type CoverageView } from '#modules/offers/contract-coverage.ts';
import { oneOf } from './address.ts';

/** Coverage as an address asks for it; the page and its download show the same. */
export async function loadCoverage(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const asked = {
    by: oneOf(url, 'nach', ['topic', 'language'] as const) ?? ('topic' as const),
    audience: oneOf(url, 'fuer', offerAudiences),
    measure: oneOf(url, 'zeigt', coverageMeasures) ?? ('offers' as const),
  };
  const coverage: CoverageView = valueOrError(await locals.app.offers.readCoverage(locals.ctx, asked), url);
  return { coverage, asked, topic: oneOf(url, 'karte', offerTopics) };
}

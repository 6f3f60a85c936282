import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { offerAudiences, offerTopics } from '#modules/offers/contract.ts';
import {
  coverageMeasures,
  type CoverageTrend,
  type CoverageView,
  type RecordedCoverage,
} from '#modules/offers/contract-coverage.ts';
import { oneOf } from './address.ts';

const askedOf = (url: URL) => ({
  by: oneOf(url, 'nach', ['topic', 'language'] as const) ?? ('topic' as const),
  audience: oneOf(url, 'fuer', offerAudiences),
  measure: oneOf(url, 'zeigt', coverageMeasures) ?? ('offers' as const),
});

/** Coverage as an address asks for it; the page and its download show the same. */
export async function loadCoverage(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const asked = askedOf(url);
  const coverage: CoverageView = valueOrError(await locals.app.offers.readCoverage(locals.ctx, asked), url);
  return { coverage, asked, topic: oneOf(url, 'karte', offerTopics) };
}

/** How coverage changed, in one place; compared is with a month that was recorded, else with the first one. */
export async function loadCoverageTrend(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const town = url.searchParams.get('gemeinde') ?? '';
  const place = oneOf(url, 'gemeinde', ['total', 'elsewhere'] as const) ?? (isId(town) ? town : ('total' as const));
  const asked = { ...askedOf(url), place };
  const trend: CoverageTrend = valueOrError(await locals.app.offers.readCoverageTrend(locals.ctx, asked), url);
  const recorded = trend.months.filter(({ day }) => day !== null).map(({ month }) => month);
  const since = oneOf(url, 'seit', recorded) ?? recorded[0] ?? null;
  const about = trend.lines.find(({ key }) => key === url.searchParams.get('genau')) ?? null;
  return { trend, asked, recorded, since, about: about?.key ?? null };
}

/** Every recorded month, for the download. */
export const loadCoverageHistory = async (input: { locals: App.Locals; url: URL }): Promise<RecordedCoverage[]> =>
  valueOrError(await input.locals.app.offers.readCoverageHistory(input.locals.ctx, askedOf(input.url)), input.url);

import { germanLanguageName } from '#kernel/language-names.ts';
import { offerTopics, offerTopicWords, type OfferTopic } from '../contract.ts';
import type { CoverageMeasure, CoverageView } from '../contract-coverage.ts';
import { coverage, type CoverageSum, type Land } from './model/coverage.ts';

/** Topics as they stand; languages in which there is anything, the most frequent first. */
export function coverageKeys(by: 'topic' | 'language', sums: readonly CoverageSum[]): string[] {
  if (by === 'topic') return [...offerTopics];
  const most = new Map<string, number>();
  for (const { place, key, offers } of sums) if (place === 'total') most.set(key, Math.max(most.get(key) ?? 0, offers));
  return [...most].toSorted((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).map(([key]) => key);
}
export const coverageLabel = (by: 'topic' | 'language', key: string): string =>
  by === 'topic' ? offerTopicWords[key as OfferTopic] : germanLanguageName(key);

/** A matrix as it leaves the server. */
export function coverageView(input: {
  by: 'topic' | 'language';
  lands: readonly Land[];
  sums: readonly CoverageSum[];
  residents: readonly { municipalityId: string; count: number; day: string; source: string }[];
  targets: ReadonlyMap<string, number>;
  measure: CoverageMeasure;
  smallest: number;
}): CoverageView {
  const { by, lands, sums, residents, targets, measure, smallest } = input;
  const keys = coverageKeys(by, sums);
  return {
    columns: keys.map((key) => ({ key, label: coverageLabel(by, key), target: targets.get(key) ?? null })),
    ...coverage({
      lands,
      keys,
      sums,
      residents: new Map(residents.map(({ municipalityId, count }) => [municipalityId, count])),
      targets,
      measure,
      smallest,
    }),
    smallestCell: smallest,
    basis: [...new Map(residents.map(({ day, source }) => [`${day} ${source}`, { day, source }])).values()],
  };
}

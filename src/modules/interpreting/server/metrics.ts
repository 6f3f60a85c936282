import type { Tx } from '#kernel/context.ts';
import type { MetricSource } from '#kernel/metrics.ts';
import { requesterKindWords, type RequesterKind } from '../contract.ts';
import { figureDimensionWords, type FigureDimension } from '../contract-figures.ts';
import { spokenName } from '../contract-languages.ts';
import { meetingModeWords, occasionLabel, type MeetingMode } from '../contract-rules.ts';
import { loadFacts } from './figures-store.ts';
import { figureMetrics, figureRows, figureSums, partedBy, unknownKey } from './model/figures.ts';
import { findPools, findTowns } from './store.ts';

/** Bars have little room: a long explanation in brackets is left out. */
const shortName = (name: string): string => name.replace(/ \([^)]*nicht bekannt\)$/, '').replace(/, \S+ Schrift\)$/, ')');

/** What keys of dimensions are called. */
export async function loadLabels(tx: Tx): Promise<(by: FigureDimension, key: string) => string> {
  const pools = await findPools(tx);
  const names = new Map([
    ...(await findTowns(tx)).map(({ id, name }): [string, string] => [id, name]),
    ...pools.map(({ row }): [string, string] => [row.id, row.name]),
  ]);
  const rules = pools.flatMap(({ row }) => row.rules);
  return (by, key) => {
    if (key === unknownKey) return by === 'municipality' ? 'ohne Gemeinde' : 'nicht angegeben';
    if (by === 'language') return key === 'und' ? 'nicht bekannt' : shortName(spokenName({ tag: key }));
    if (by === 'occasion') return occasionLabel(rules, key);
    if (by === 'requester') return requesterKindWords[key as RequesterKind] ?? key;
    if (by === 'mode') return meetingModeWords[key as MeetingMode] ?? key;
    if (by === 'month') return `${key.slice(5)}/${key.slice(0, 4)}`;
    return names.get(key) ?? key;
  };
}

/** Figures of interpreting, for its dashboard and for reports. */
export const interpretingMetrics: MetricSource = {
  action: 'interpreting.read-figures',
  partedBy,
  dimensions: figureDimensionWords,
  metrics: figureMetrics,
  sums: figureSums,
  run: async ({ tx, period }) => {
    const pools = (await findPools(tx)).map(({ row }) => row.id);
    return figureRows({ facts: await loadFacts(tx, period), pools, labelOf: await loadLabels(tx) });
  },
};

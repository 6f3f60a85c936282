import { hiddenCounts } from '#kernel/hidden-counts.ts';
import type { CoverageAmounts, CoverageCell, CoverageMeasure, CoverageRow } from '../../contract-coverage.ts';

export type Land = { id: string; ags: string; name: string };
/** A cell that is not empty: `place` is the id of a municipality, `elsewhere` for what has no place, or `total`, where every offer counts once. */
export type CoverageSum = CoverageAmounts & { place: string; key: string };

const nothing = (): CoverageAmounts => ({ offers: 0, seats: 0, hours: 0 });

/** The matrix of these sums, with what that is for 1,000 residents. */
export function coverage(input: {
  lands: readonly Land[];
  keys: readonly string[];
  sums: readonly CoverageSum[];
  residents: ReadonlyMap<string, number>;
  /** By key, for 1,000 residents; offers are counted. */
  targets: ReadonlyMap<string, number>;
  measure: CoverageMeasure;
  smallest: number;
}): { rows: CoverageRow[]; elsewhere: CoverageRow; total: CoverageRow } {
  const { lands, keys, residents, targets, measure, smallest } = input;
  const sums = new Map(
    input.sums.map(({ place, key, offers, seats, hours }) => [`${place} ${key}`, { offers, seats, hours }] as const),
  );
  const hidden = hiddenCounts(residents, smallest);
  const cell = (place: string, key: string, people: number | null): CoverageCell => {
    const sum = sums.get(`${place} ${key}`) ?? nothing();
    const perThousand = people === null || people === 0 ? null : (sum[measure] / people) * 1000;
    const target = targets.get(key);
    const offersPerThousand = people === null || people === 0 ? null : (sum.offers / people) * 1000;
    return {
      ...sum,
      key,
      perThousand,
      reached: target === undefined || offersPerThousand === null ? null : offersPerThousand >= target,
    };
  };
  const row = (given: Pick<CoverageRow, 'id' | 'name' | 'ags' | 'residents' | 'suppressed'>, place: string): CoverageRow => ({
    ...given,
    cells: keys.map((key) => cell(place, key, given.residents)),
  });
  const known = lands.every(({ id }) => residents.has(id));
  const all = [...residents.values()].reduce((sum, count) => sum + count, 0);
  return {
    rows: lands.map(({ id, name, ags }) => {
      const suppressed = hidden.has(id);
      return row({ id, name, ags, residents: suppressed ? null : (residents.get(id) ?? null), suppressed }, id);
    }),
    elsewhere: row({ id: null, name: 'ohne Ort', ags: null, residents: null, suppressed: false }, 'elsewhere'),
    total: row(
      {
        id: null,
        name: 'Landkreis',
        ags: null,
        residents: known && lands.length > 0 ? all : null,
        suppressed: known && all < smallest,
      },
      'total',
    ),
  };
}

import type { Tx } from './context.ts';
import { hiddenCells, type CellSum } from './hidden-cells.ts';
import type { IsoDate } from './dates.ts';

/** Figures that a module declares, so that dashboards and reports of others can read them. */

export type MetricUnit = 'count' | 'minutes' | 'hours' | 'days' | 'cents' | 'percent';

export type Metric = {
  /** With its module before it, `interpreting.held`. */
  name: string;
  /** German, as tiles and tables head it. */
  title: string;
  /** German: what exactly is counted. */
  definition: string;
  unit: MetricUnit;
  /** It counts cases of people: small numbers are not told. */
  isCount: boolean;
  /** Words of the source's dimensions by which it is told apart; none is as a whole only. */
  dimensions: readonly string[];
  /** Counts that could be computed from it: where one of them is hidden, it is. */
  gives: readonly string[];
};

/** Null where there is nothing to compute it from; `cases` stand behind it. */
export type MetricNumber = { value: number | null; cases: number };

/** What was found for a key of a dimension, in a part of the source; null is all of it. */
export type MetricRow = {
  at: { by: string; key: string; label: string } | null;
  part: string | null;
  numbers: Readonly<Record<string, MetricNumber>>;
};

/** From day to day, both included. */
export type MetricPeriod = { from: IsoDate; to: IsoDate };

export type MetricSource = {
  /** What a reader must be allowed to do. */
  action: string;
  /** The dimension whose keys are the parts of the source. Rows of a part have none of it. */
  partedBy: string;
  /** German words of the dimensions. */
  dimensions: Readonly<Record<string, string>>;
  metrics: readonly Metric[];
  /** Counts that add up to others, by their names. */
  sums: readonly CellSum[];
  /** All figures at once: of the whole and of each key of each dimension, of all parts and of each. Every case has a key. */
  run: (input: { tx: Tx; countyId: string; period: MetricPeriod }) => Promise<MetricRow[]>;
};

/** A figure as it may leave the house. */
export type ToldNumber = { value: number | null; hidden: boolean };
export type ToldRow = { by: string; key: string; label: string; numbers: Record<string, ToldNumber> };
export type ToldMetrics = { smallest: number; total: Record<string, ToldNumber>; rows: ToldRow[] };

type Place = Pick<MetricRow, 'at' | 'part'>;
type Source = Pick<MetricSource, 'metrics' | 'sums' | 'partedBy'>;
/** A part as a key of its dimension is the same as the whole of that part. */
const cellOf = (source: Source, metric: string, { at, part }: Place): string =>
  at?.by === source.partedBy
    ? JSON.stringify([metric, null, null, at.key])
    : JSON.stringify([metric, at?.by ?? null, at?.key ?? null, part]);
const isToldAt = (metric: Metric, { at }: Place): boolean => at === null || metric.dimensions.includes(at.by);

/**
 * What may be told of the figures: no count of cases below the smallest, nothing from which one follows, and no value behind which
 * fewer cases stand. All dimensions are looked at together, so that one does not tell what another hides.
 * @param part one part of the source; null is all of it
 */
export function tellMetrics(input: {
  source: Source;
  rows: readonly MetricRow[];
  part: string | null;
  smallest: number;
}): ToldMetrics {
  const { source, rows, smallest } = input;
  const hidden = hiddenCounts({ source, rows, smallest });
  const tell = (row: MetricRow): Record<string, ToldNumber> =>
    Object.fromEntries(
      source.metrics
        .filter((metric) => isToldAt(metric, row))
        .map((metric): [string, ToldNumber] => {
          const { value, cases } = row.numbers[metric.name] ?? { value: null, cases: 0 };
          const isFew = cases > 0 && cases < smallest;
          const isHidden = metric.isCount
            ? hidden.has(cellOf(source, metric.name, row))
            : value !== null && (isFew || metric.gives.some((name) => hidden.has(cellOf(source, name, row))));
          return [metric.name, { value: isHidden ? null : value, hidden: isHidden }];
        }),
    );
  const own = rows.filter(({ part }) => part === input.part);
  const whole = own.find(({ at }) => at === null);
  return {
    smallest,
    total: whole ? tell(whole) : {},
    rows: own.flatMap((row) => (row.at === null ? [] : [{ ...row.at, numbers: tell(row) }])),
  };
}

function hiddenCounts(input: { source: Source; rows: readonly MetricRow[]; smallest: number }): Set<string> {
  const { source, rows, smallest } = input;
  const counts = source.metrics.filter(({ isCount }) => isCount);
  const cells = new Map<string, number>();
  for (const row of rows)
    for (const metric of counts)
      if (isToldAt(metric, row)) cells.set(cellOf(source, metric.name, row), row.numbers[metric.name]?.value ?? 0);
  const sums: CellSum[] = [];
  const add = (total: string, parts: readonly string[], rest = false): void => {
    const known = parts.filter((id) => cells.has(id));
    if (cells.has(total) && known.length > 0) sums.push({ total, parts: known, rest });
  };
  const keys = rows.filter(({ at, part }) => at !== null && at.by !== source.partedBy && part === null);
  const wholes = rows.filter(({ at }) => at === null);
  const parts = wholes.filter(({ part }) => part !== null).map(({ part }) => part);
  for (const { name, dimensions } of counts) {
    for (const whole of wholes)
      for (const by of dimensions)
        add(
          cellOf(source, name, whole),
          keys.filter(({ at }) => at?.by === by).map(({ at }) => cellOf(source, name, { at, part: whole.part })),
        );
    for (const { at } of [...keys, { at: null }])
      add(
        cellOf(source, name, { at, part: null }),
        parts.map((part) => cellOf(source, name, { at, part })),
      );
  }
  const told = new Map(counts.map((metric) => [metric.name, metric]));
  for (const row of rows)
    for (const { total, parts: names, rest } of source.sums) {
      const isAllTold = names.every((name) => isToldAt(told.get(name)!, row));
      add(
        cellOf(source, total, row),
        names.map((name) => cellOf(source, name, row)),
        rest || !isAllTold,
      );
    }
  return hiddenCells({ cells, sums, smallest });
}

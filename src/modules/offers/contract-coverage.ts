/** How offers cover the county: by municipality and topic or language. Shared by server and browser. */

export const coverageMeasures = ['offers', 'seats', 'hours'] as const;
export type CoverageMeasure = (typeof coverageMeasures)[number];
export const coverageMeasureWords: Readonly<Record<CoverageMeasure, string>> = {
  offers: 'Angebote',
  seats: 'Plätze',
  hours: 'Stunden in der Woche',
};

export type CoverageAmounts = Record<CoverageMeasure, number>;
export type CoverageCell = CoverageAmounts & {
  key: string;
  /** Of the measure, for 1,000 residents without a German passport; null where these are not known or too few. */
  perThousand: number | null;
  /** Whether the target is reached; null where there is none or nothing to compare. */
  reached: boolean | null;
};
/** `residents` is null where nobody entered a number; `suppressed` where it is too small to be shown. */
export type CoverageRow = {
  id: string | null;
  name: string;
  ags: string | null;
  residents: number | null;
  suppressed: boolean;
  cells: CoverageCell[];
};
export type CoverageView = {
  columns: { key: string; label: string; target: number | null }[];
  rows: CoverageRow[];
  /** What has no place: online, on the telephone, in the whole county. */
  elsewhere: CoverageRow;
  total: CoverageRow;
  smallestCell: number;
  /** Day and source of the residents that were taken. */
  basis: { day: string; source: string }[];
};

/** The amounts of one cell on one day, and what the asked measure is for 1,000 residents of then. */
export type CoveragePoint = CoverageAmounts & { perThousand: number | null };
/** A month since the first one that was recorded. `day` is null, and so are all points, where it was left out. */
export type CoverageMonth = { month: string; day: string | null };
export type CoverageTrend = {
  months: CoverageMonth[];
  today: string;
  places: { id: string; name: string }[];
  /** By topic or language, in one place or the whole county; `points` as long as `months`. */
  lines: { key: string; label: string; points: (CoveragePoint | null)[]; now: CoveragePoint }[];
  smallestCell: number;
};
/** The matrix of one month as it was recorded, for the download. */
export type RecordedCoverage = { month: string; day: string; view: CoverageView };

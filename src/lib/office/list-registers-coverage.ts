import type { Register } from '#kernel/register.ts';
import type { CoverageCell, CoverageRow, CoverageView, RecordedCoverage } from '#modules/offers/contract-coverage.ts';

export type CoverageLine = { row: CoverageRow; cell: CoverageCell; column: CoverageView['columns'][number]; smallest: number };

/** One line for each municipality and topic or language. */
export const coverageLines = (view: CoverageView): CoverageLine[] =>
  [...view.rows, view.elsewhere, view.total].flatMap((row) =>
    row.cells.map((cell, index) => ({ row, cell, column: view.columns[index]!, smallest: view.smallestCell })),
  );

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

export const coverage: Register<CoverageLine> = {
  key: 'abdeckung',
  title: 'Abdeckung',
  columns: [
    { key: 'municipality', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: ({ row }) => row.name },
    { key: 'ags', german: 'Amtlicher Schlüssel', english: 'AGS', kind: 'code', value: ({ row }) => row.ags },
    {
      key: 'about',
      german: 'Thema oder Sprache',
      english: 'Topic or language',
      kind: 'text',
      value: ({ column }) => column.label,
    },
    { key: 'offers', german: 'Angebote', english: 'Offers', kind: 'number', value: ({ cell }) => cell.offers },
    { key: 'seats', german: 'Plätze', english: 'Seats', kind: 'number', value: ({ cell }) => round(cell.seats) },
    {
      key: 'hours',
      german: 'Stunden in der Woche',
      english: 'Weekly hours',
      kind: 'number',
      value: ({ cell }) => round(cell.hours),
    },
    {
      key: 'residents',
      german: 'Ohne deutschen Pass',
      english: 'Residents without a German passport',
      kind: 'text',
      value: ({ row, smallest }) =>
        row.suppressed
          ? `nicht gezeigt (unter ${smallest} oder daraus zu errechnen)`
          : row.residents === null
            ? null
            : String(row.residents),
    },
    {
      key: 'per-thousand',
      german: 'Je 1.000',
      english: 'Per 1,000',
      kind: 'number',
      value: ({ cell }) => round(cell.perThousand),
    },
    { key: 'target', german: 'Ziel: Angebote je 1.000', english: 'Target', kind: 'number', value: ({ column }) => column.target },
  ],
};

/** One line of a month that was recorded, with the day of which it tells. */
type RecordedLine = CoverageLine & { month: string; day: string };

export const recordedLines = (history: readonly RecordedCoverage[]): RecordedLine[] =>
  history.flatMap(({ month, day, view }) => coverageLines(view).map((line) => ({ ...line, month, day })));

export const coverageHistory: Register<RecordedLine> = {
  key: 'abdeckung-verlauf',
  title: 'Abdeckung im Verlauf',
  columns: [
    { key: 'month', german: 'Monat', english: 'Month', kind: 'code', value: ({ month }) => month },
    { key: 'day', german: 'Festgehalten am', english: 'Recorded on', kind: 'day', value: ({ day }) => day },
    ...coverage.columns.filter(({ key }) => key !== 'target'),
  ],
};

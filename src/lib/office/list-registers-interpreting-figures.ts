import type { Metric, ToldNumber } from '#kernel/metrics.ts';
import type { Register } from '#kernel/register.ts';
import { figureDimensionWords, type FigureDimension, type FiguresView } from '#modules/interpreting/contract-figures.ts';

export type FigureLine = {
  metric: Metric;
  by: string;
  label: string;
  now: ToldNumber;
  before: ToldNumber | null;
  smallest: number;
};

/** One line for each figure, of the whole and of each key. */
export function figureLines(input: { figures: FiguresView; metrics: readonly Metric[] }): FigureLine[] {
  const { figures, metrics } = input;
  const { now, before, smallest } = figures;
  return metrics.flatMap((metric): FigureLine[] => {
    const { name } = metric;
    const whole = now.total[name];
    const total = { by: 'zusammen', label: 'alle', now: whole!, before: before?.total[name] ?? null };
    const rows = now.rows.flatMap((row) => {
      const number = row.numbers[name];
      const earlier = before?.rows.find(({ by, key }) => by === row.by && key === row.key)?.numbers[name];
      const by = figureDimensionWords[row.by as FigureDimension];
      return number ? [{ by, label: row.label, now: number, before: earlier ?? null }] : [];
    });
    return [...(whole ? [total] : []), ...rows].map((line) => ({ metric, smallest, ...line }));
  });
}

const unitWords: Readonly<Record<Metric['unit'], string>> = {
  count: 'Anzahl',
  minutes: 'Minuten',
  hours: 'Stunden',
  days: 'Tage',
  cents: 'Euro',
  percent: 'Prozent',
};
const plainValue = ({ metric, smallest }: FigureLine, number: ToldNumber | null): string | null => {
  if (number === null) return null;
  if (number.hidden) return `unter ${smallest} oder daraus zu errechnen`;
  if (number.value === null) return null;
  return (metric.unit === 'cents' ? number.value / 100 : number.value).toLocaleString('de-DE', { useGrouping: false });
};

export const interpretingFigures: Register<FigureLine> = {
  key: 'sprachmittlung-zahlen',
  title: 'Zahlen zur Sprachmittlung',
  columns: [
    { key: 'metric', german: 'Kennzahl', english: 'Figure', kind: 'text', value: ({ metric }) => metric.title },
    { key: 'by', german: 'Nach', english: 'By', kind: 'text', value: ({ by }) => by },
    { key: 'key', german: 'Wert', english: 'Key', kind: 'text', value: ({ label }) => label },
    { key: 'now', german: 'Zeitraum', english: 'Period', kind: 'text', value: (line) => plainValue(line, line.now) },
    { key: 'before', german: 'Vergleich', english: 'Compared', kind: 'text', value: (line) => plainValue(line, line.before) },
    { key: 'unit', german: 'Einheit', english: 'Unit', kind: 'text', value: ({ metric }) => unitWords[metric.unit] },
    {
      key: 'definition',
      german: 'Was gezählt wird',
      english: 'Definition',
      kind: 'text',
      value: ({ metric }) => metric.definition,
    },
  ],
};

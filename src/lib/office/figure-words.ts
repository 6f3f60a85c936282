import type { MetricUnit, ToldNumber } from '#kernel/metrics.ts';

const german = (value: number, digits = 1): string => value.toLocaleString('de-DE', { maximumFractionDigits: digits });

/** A figure in words: `139`, `92 %`, `1.234,50 €`, `unter 5`. */
export function figureWords(input: { number: ToldNumber | undefined; unit: MetricUnit; smallest: number }): string {
  const { number, unit, smallest } = input;
  if (number?.hidden) return unit === 'count' ? `unter ${smallest} oder verdeckt` : 'verdeckt';
  const value = number?.value ?? null;
  if (value === null) return '–';
  switch (unit) {
    case 'percent':
      return `${german(value)} %`;
    case 'cents':
      return (value / 100).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' });
    case 'hours':
      return `${german(value)} Std.`;
    case 'days':
      return `${german(value)} Tage`;
    case 'minutes':
      return `${german(value)} Min.`;
    case 'count':
      return german(value);
  }
}

/** How much it changed, in the unit's words; nothing where one of both is not told. */
export function changeWords(input: { now: ToldNumber | undefined; before: ToldNumber | undefined; unit: MetricUnit }): string {
  const { now, before, unit } = input;
  const [here, there] = [now?.value ?? null, before?.value ?? null];
  if (here === null || there === null) return '';
  const change = Math.round((here - there) * 10) / 10;
  if (change === 0) return 'gleich';
  const words = figureWords({ number: { value: Math.abs(change), hidden: false }, unit, smallest: 0 });
  return `${change > 0 ? '+' : '−'}${unit === 'percent' ? `${german(Math.abs(change))} Punkte` : words}`;
}

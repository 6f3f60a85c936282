import { berlinDay } from '#kernel/dates.ts';
import { formatHundredths, formatMoney } from '#kernel/money.ts';
import { lineKindWords, type AllowanceLine, type Travel } from '../contract-tariff.ts';
import type { SheetSpan } from '../contract-sheets.ts';

const day = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', weekday: 'short', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });

export const clockWords = (instant: string): string => clock.format(new Date(instant));

/** `Di., 8. Dezember, 09:00 bis 10:20 Uhr`. */
export function spanWords({ startsAt, endsAt }: SheetSpan): string {
  const [from, until] = [new Date(startsAt), new Date(endsAt)];
  const end = berlinDay(from) === berlinDay(until) ? '' : `${day.format(until)}, `;
  return `${day.format(from)}, ${clock.format(from)} bis ${end}${clock.format(until)} Uhr`;
}

/** `1 Std. 30 Min.` */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [`${hours} Std.`] : []), ...(rest > 0 || hours === 0 ? [`${rest} Min.`] : [])].join(' ');
}

export const kilometreWords = (metres: number): string => `${formatHundredths(Math.round(metres / 10))} km`;

/** `Gespräch, 1 Std. 30 Min.: 36,00 €` */
export function lineWords({ kind, quantity, unit, cents }: AllowanceLine): string {
  const size = unit === 'metres' ? kilometreWords(quantity) : unit === 'minutes' ? minutesWords(quantity) : null;
  return `${lineKindWords[kind]}${size === null ? '' : `, ${size}`}: ${formatMoney(cents)}`;
}

export function travelWords(travel: Travel | null): string {
  if (travel === null) return 'keine';
  const parts = [
    ...(travel.metres > 0 ? [`${kilometreWords(travel.metres)}${travel.drove ? ' mit eigenem Fahrzeug' : ''}`] : []),
    ...(travel.minutes > 0 ? [minutesWords(travel.minutes)] : []),
    ...(travel.ticketCents > 0 ? [`Fahrkarte ${formatMoney(travel.ticketCents)}`] : []),
  ];
  return parts.join(', ');
}

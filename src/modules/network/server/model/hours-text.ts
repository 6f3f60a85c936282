import { isIsoDate, type IsoDate } from '#kernel/dates.ts';
import type { DayHours, HoursText, OpeningException, OpeningHours, TimeSlot } from '../../contract-hours.ts';
import { clock, dayFault, sortSlots } from './opening-hours.ts';

export type TextRead<T> = { ok: true; value: T } | { ok: false; message: string };
const no = (message: string): { ok: false; message: string } => ({ ok: false, message });

const example =
  'Bitte schreiben Sie zum Beispiel „8:00–12:00, 14:00–16:00“, „geschlossen“, „durchgehend“ oder „nach Vereinbarung“.';

/** Hours of one day as people write them: `8–12 und 14–16 Uhr`, `geschlossen`, `nach Vereinbarung 9:00–12:00`. */
export function readDay(text: string): TextRead<DayHours> {
  const plain = text
    .toLowerCase()
    .replace(/\buhr\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '' || /^(geschlossen|zu|-|–|keine)$/.test(plain)) return { ok: true, value: { kind: 'closed', slots: [] } };
  if (/^(durchgehend|rund um die|24 ?h|24 stunden|ganztägig|0:00–24:00|0-24|0–24|00:00–24:00)$/.test(plain)) {
    return { ok: true, value: { kind: 'all-day', slots: [] } };
  }
  const appointment = /^(?:nur )?(?:nach vereinbarung|nach terminvereinbarung|mit termin|nach absprache)(?:[ :,]+|$)/.exec(plain);
  const rest = appointment ? plain.slice(appointment[0].length) : plain;
  if (appointment && rest === '') return { ok: true, value: { kind: 'by-appointment', slots: [] } };
  const slots: TimeSlot[] = [];
  for (const part of rest.split(/\s*(?:,|;|\/|\+|\bund\b|\bu\.)\s*/).filter(Boolean)) {
    const match = /^(?:von )?(\d{1,2})(?:[:.](\d{2}))? ?(?:-|–|—|bis) ?(\d{1,2})(?:[:.](\d{2}))?$/.exec(part);
    if (!match) return no(`„${part}“ ist keine Öffnungszeit. ${example}`);
    const opens = timeOf(match[1]!, match[2]);
    const closes = timeOf(match[3]!, match[4]);
    if (opens === null || closes === null) return no(`„${part}“: Diese Uhrzeit gibt es nicht.`);
    slots.push({ opens, closes });
  }
  const day: DayHours = { kind: appointment ? 'by-appointment' : 'open', slots };
  const fault = dayFault(day);
  return fault === null ? { ok: true, value: { ...day, slots: sortSlots(slots) } } : no(fault);
}

function timeOf(hour: string, minute = '00'): string | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours === 24 && minutes === 0) return '23:59';
  return hours > 23 || minutes > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** One day as `readDay` takes it again. */
export function writeDay(day: DayHours): string {
  const slots = day.slots.map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ');
  if (day.kind === 'closed') return 'geschlossen';
  if (day.kind === 'all-day') return 'durchgehend';
  return day.kind === 'by-appointment' ? ['nach Vereinbarung', slots].filter(Boolean).join(' ') : slots;
}

/** Days that differ, one entry a line: `24.12.2026: geschlossen (Heiligabend)`, `1.8.2026 bis 14.8.2026: 9:00–12:00`. */
export function readExceptions(text: string): TextRead<OpeningException[]> {
  const found: OpeningException[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const at = `Zeile ${index + 1}`;
    const match = /^(\d{1,2}\.\d{1,2}\.\d{4})(?:\s*(?:-|–|bis)\s*(\d{1,2}\.\d{1,2}\.\d{4}))?\s*:?\s*(.*)$/.exec(line);
    if (!match) return no(`${at}: Bitte beginnen Sie mit dem Tag, zum Beispiel „24.12.2026: geschlossen (Heiligabend)“.`);
    const from = isoOf(match[1]!);
    const through = match[2] === undefined ? from : isoOf(match[2]);
    if (from === null || through === null) return no(`${at}: Diesen Tag gibt es nicht.`);
    if (through < from) return no(`${at}: Das Ende liegt vor dem Anfang.`);
    const parts = /^(.*?)(?:\s*\((.*)\))?$/.exec(match[3]!)!;
    const hours = readDay(parts[1]!);
    if (!hours.ok) return no(`${at}: ${hours.message}`);
    found.push({ from, through, hours: hours.value, reason: parts[2]?.trim() || null });
  }
  return { ok: true, value: found };
}

export const writeExceptions = (exceptions: readonly OpeningException[]): string =>
  exceptions
    .map(({ from, through, hours, reason }) => {
      const days = from === through ? germanDay(from) : `${germanDay(from)} bis ${germanDay(through)}`;
      return `${days}: ${writeDay(hours)}${reason === null ? '' : ` (${reason})`}`;
    })
    .join('\n');

const germanDay = (day: IsoDate): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

function isoOf(text: string): IsoDate | null {
  const [day = '', month = '', year = ''] = text.split('.');
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

/** Opening hours as forms show them. */
export const hoursText = (hours: OpeningHours): HoursText => ({
  rules: hours.rules.map(({ validFrom, validThrough, days }) => ({ validFrom, validThrough, days: days.map(writeDay) })),
  exceptions: writeExceptions(hours.exceptions),
  holidays: hours.holidays,
});

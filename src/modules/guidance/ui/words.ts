import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { dateWords } from '#modules/events/ui/words.ts';
import type { AppointmentMode } from '../contract-appointments.ts';

/** Words about appointments in the reader's language. */

const modes = {
  office: m.appointments_mode_office,
  municipality: m.appointments_mode_municipality,
  mobile: m.appointments_mode_mobile,
  video: m.appointments_mode_video,
} satisfies Record<AppointmentMode, unknown>;
export const modeWord = (mode: AppointmentMode, locale: Language): string => modes[mode]({}, { locale });

const inBerlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
const wall = (at: string): string[] => inBerlin.format(new Date(at)).split(' ');

/** A time as dates of events are written: `Dienstag, 1. Dezember 2026, 9:00–9:30 Uhr`. */
export function slotWords(slot: { startsAt: string; endsAt: string }, locale: Language): string {
  const [[startDate, startTime], [endDate, endTime]] = [wall(slot.startsAt), wall(slot.endsAt)];
  return dateWords({ startDate: startDate!, startTime: startTime!, endDate: endDate!, endTime: endTime! }, locale);
}

import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import { holidays } from '#kernel/holidays.ts';
import {
  weekdays,
  type DayHours,
  type DayOnCalendar,
  type HoursView,
  type IntegreatHours,
  type OpeningHours,
  type OpeningRule,
  type TimeSlot,
} from '../../contract-hours.ts';

export const closedDay: DayHours = { kind: 'closed', slots: [] };

/** Monday is 0. */
export const weekdayOf = (day: IsoDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const covers = (span: { from: IsoDate | null; through: IsoDate | null }, day: IsoDate): boolean =>
  (span.from === null || span.from <= day) && (span.through === null || day <= span.through);
const spanOf = (rule: OpeningRule) => ({ from: rule.validFrom, through: rule.validThrough });
const isBound = (rule: OpeningRule): boolean => rule.validFrom !== null || rule.validThrough !== null;

/** The week that holds on a day: one with days before one without. */
export function ruleOn(hours: OpeningHours, day: IsoDate): OpeningRule | null {
  const fitting = hours.rules.filter((rule) => covers(spanOf(rule), day));
  return fitting.find(isBound) ?? fitting[0] ?? null;
}

/** One day as it is: exceptions before holidays before the week. Null where nothing is known of it. */
export function hoursOn(hours: OpeningHours, day: IsoDate): DayOnCalendar | null {
  const exceptions = hours.exceptions.filter((entry) => covers({ from: entry.from, through: entry.through }, day));
  // A single day inside a longer time is meant more exactly.
  const nearest = exceptions.toSorted(
    (one, other) => daysBetween(one.from, one.through) - daysBetween(other.from, other.through),
  )[0];
  if (nearest) return { day, hours: nearest.hours, because: 'exception', reason: nearest.reason };
  const rule = ruleOn(hours, day);
  const holiday = holidays(Number(day.slice(0, 4))).get(day);
  if (holiday !== undefined && hours.holidays === 'closed' && rule !== null && rule.days[weekdayOf(day)]!.kind !== 'closed') {
    return { day, hours: closedDay, because: 'holiday', reason: holiday };
  }
  return rule === null ? null : { day, hours: rule.days[weekdayOf(day)]!, because: 'week', reason: null };
}

/** Whether one can walk in at this time of this day. */
export function isOpenAt(hours: OpeningHours, at: { day: IsoDate; time: string }): boolean {
  const today = hoursOn(hours, at.day)?.hours;
  if (!today) return false;
  if (today.kind === 'all-day') return true;
  return today.kind === 'open' && today.slots.some((slot) => slot.opens <= at.time && at.time < slot.closes);
}

/** When it opens next after this time, within a year; the present time itself where it is open. Null for never. */
export function nextOpening(hours: OpeningHours, at: { day: IsoDate; time: string }): { day: IsoDate; time: string } | null {
  if (isOpenAt(hours, at)) return at;
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const day = addDays(at.day, ahead);
    const found = hoursOn(hours, day)?.hours;
    if (!found) continue;
    if (found.kind === 'all-day' && ahead > 0) return { day, time: '00:00' };
    if (found.kind !== 'open') continue;
    const slot = found.slots.find(({ opens }) => ahead > 0 || opens > at.time);
    if (slot) return { day, time: slot.opens };
  }
  return null;
}

const shownDays = 14;
const specialDays = 56;

/** What pages show: the week, the next days, what differs in the next weeks, weeks that come. */
export function hoursView(hours: OpeningHours, today: IsoDate): HoursView {
  const ahead = Array.from({ length: specialDays }, (_, index) => hoursOn(hours, addDays(today, index)));
  return {
    week: ruleOn(hours, today)?.days ?? null,
    days: ahead.slice(0, shownDays).flatMap((day) => day ?? []),
    special: ahead.flatMap((day) => (day && day.because !== 'week' ? [day] : [])),
    later: hours.rules
      .flatMap(({ validFrom, validThrough, days }) =>
        validFrom !== null && validFrom > today ? [{ validFrom, validThrough, days }] : [],
      )
      .toSorted((one, other) => one.validFrom.localeCompare(other.validFrom)),
  };
}

export type HoursFault = { path: string; message: string };

/** What is wrong with opening hours. Paths are those of the hours: `rules.0.days.2`. */
export function hoursFaults(hours: OpeningHours): HoursFault[] {
  const faults: HoursFault[] = [];
  hours.rules.forEach((rule, index) => {
    const { validFrom, validThrough } = rule;
    if (validFrom !== null && validThrough !== null && validThrough < validFrom) {
      faults.push({ path: `rules.${index}.validThrough`, message: 'Das Ende liegt vor dem Anfang.' });
    }
    const rival = hours.rules.findIndex(
      (other, at) => at < index && isBound(other) === isBound(rule) && overlap(spanOf(other), spanOf(rule)),
    );
    if (rival >= 0) {
      faults.push({
        path: `rules.${index}.validFrom`,
        message: isBound(rule)
          ? 'Für einen Teil dieser Zeit gelten schon andere Öffnungszeiten. Bitte Anfang oder Ende ändern.'
          : 'Öffnungszeiten ohne Anfang und Ende gibt es schon. Bitte sagen, von wann bis wann diese gelten.',
      });
    }
    rule.days.forEach((day, weekday) => {
      const message = dayFault(day);
      if (message !== null) faults.push({ path: `rules.${index}.days.${weekday}`, message });
    });
  });
  hours.exceptions.forEach((entry, index) => {
    const path = `exceptions.${index}`;
    if (entry.through < entry.from) faults.push({ path, message: `Ausnahme ${index + 1}: Das Ende liegt vor dem Anfang.` });
    const message = dayFault(entry.hours);
    if (message !== null) faults.push({ path, message: `Ausnahme ${index + 1}: ${message}` });
    if (hours.exceptions.some((other, at) => at < index && other.from === entry.from && other.through === entry.through)) {
      faults.push({ path, message: `Ausnahme ${index + 1}: Diese Tage stehen schon weiter oben.` });
    }
  });
  return faults;
}

type Span = { from: IsoDate | null; through: IsoDate | null };
const overlap = (one: Span, other: Span): boolean =>
  (one.from ?? '0') <= (other.through ?? '9') && (other.from ?? '0') <= (one.through ?? '9');

/** What is wrong with one day; null for nothing. */
export function dayFault(day: DayHours): string | null {
  for (const { opens, closes } of day.slots) {
    if (closes <= opens) return `${clock(opens)}–${clock(closes)}: Das Ende liegt vor dem Anfang.`;
  }
  const sorted = sortSlots(day.slots);
  const clash = sorted.findIndex((slot, index) => index > 0 && slot.opens < sorted[index - 1]!.closes);
  if (clash > 0) {
    const [one, other] = [sorted[clash - 1]!, sorted[clash]!];
    return `${clock(one.opens)}–${clock(one.closes)} und ${clock(other.opens)}–${clock(other.closes)} überschneiden sich.`;
  }
  if (day.kind === 'open' && day.slots.length === 0) return 'Bitte Zeiten angeben, zum Beispiel 8:00–12:00.';
  return (day.kind === 'closed' || day.kind === 'all-day') && day.slots.length > 0
    ? 'Bitte entweder Zeiten angeben oder „geschlossen“ oder „durchgehend“.'
    : null;
}

export const sortSlots = (slots: readonly TimeSlot[]): TimeSlot[] =>
  slots.toSorted((one, other) => one.opens.localeCompare(other.opens) || one.closes.localeCompare(other.closes));

/** `08:00` as people write it, `8:00`. */
export const clock = (time: string): string => time.replace(/^0(\d)/, '$1');

const timezone = 'Europe/Berlin';

/** The week that holds on a day in Integreat's shape. What it cannot say, exceptions and other times, is left out. */
export function toIntegreat(hours: OpeningHours, day: IsoDate): IntegreatHours[] | null {
  const rule = ruleOn(hours, day);
  if (rule === null) return null;
  return rule.days.map(({ kind, slots }) => ({
    allDay: kind === 'all-day',
    closed: kind === 'closed',
    appointmentOnly: kind === 'by-appointment',
    timeSlots: slots.map(({ opens, closes }) => ({ start: opens, end: closes, timezone })),
  }));
}

/** Hours from Integreat's shape. A day that says nothing is closed, as its app shows it; a slot till midnight ends a minute before. */
export function fromIntegreat(week: readonly IntegreatHours[]): OpeningHours {
  const days = weekdays.map((_, index): DayHours => {
    const given = week[index];
    const slots = sortSlots(
      (given?.timeSlots ?? []).map(({ start, end }) => ({
        opens: start,
        closes: end === '00:00' || end === '24:00' ? '23:59' : end,
      })),
    );
    if (!given || given.closed) return closedDay;
    if (given.allDay) return { kind: 'all-day', slots: [] };
    if (given.appointmentOnly) return { kind: 'by-appointment', slots };
    return slots.length === 0 ? closedDay : { kind: 'open', slots };
  });
  return { rules: [{ validFrom: null, validThrough: null, days }], exceptions: [], holidays: 'closed' };
}

const schemaDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (day) => `https://schema.org/${day}`,
);

/**
 * Hours as schema.org's OpeningHoursSpecification. A day that is closed although the week says otherwise opens and closes at
 * 00:00, as search engines understand it. Times by appointment are no opening times and are left out.
 */
export function toSchemaOrg(hours: OpeningHours, today: IsoDate): Record<string, unknown>[] {
  const rules = hours.rules.flatMap((rule) => {
    const byTimes = new Map<string, { slot: TimeSlot; days: string[] }>();
    rule.days.forEach((day, weekday) => {
      for (const slot of slotsOf(day)) {
        const key = `${slot.opens} ${slot.closes}`;
        const entry = byTimes.get(key) ?? { slot, days: [] };
        entry.days.push(schemaDays[weekday]!);
        byTimes.set(key, entry);
      }
    });
    return [...byTimes.values()].map(({ slot, days }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: days,
      ...slot,
      ...(rule.validFrom === null ? {} : { validFrom: rule.validFrom }),
      ...(rule.validThrough === null ? {} : { validThrough: rule.validThrough }),
    }));
  });
  const special = hoursView(hours, today).special.flatMap(({ day, hours: given }) => {
    const slots = slotsOf(given);
    return (slots.length === 0 ? [{ opens: '00:00', closes: '00:00' }] : slots).map((slot) => ({
      '@type': 'OpeningHoursSpecification',
      ...slot,
      validFrom: day,
      validThrough: day,
    }));
  });
  return [...rules, ...special];
}

function slotsOf(day: DayHours): TimeSlot[] {
  if (day.kind === 'all-day') return [{ opens: '00:00', closes: '23:59' }];
  return day.kind === 'open' ? day.slots : [];
}

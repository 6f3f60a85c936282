import type { IsoDate } from '#kernel/dates.ts';

/** From and to on one day, `08:00` to `12:00`, as clocks in Germany show it. */
export type TimeSlot = { opens: string; closes: string };

/** One day of a week. `by-appointment` may have slots: whoever comes then needs an appointment too. */
export type DayHours = { kind: 'closed' | 'open' | 'all-day' | 'by-appointment'; slots: TimeSlot[] };

/** A week, Monday first. Without days it holds whenever no other one does. */
export type OpeningRule = { validFrom: IsoDate | null; validThrough: IsoDate | null; days: DayHours[] };

/** Single days that differ from the week. */
export type OpeningException = { from: IsoDate; through: IsoDate; hours: DayHours; reason: string | null };

export type OpeningHours = {
  rules: OpeningRule[];
  exceptions: OpeningException[];
  /** What holds on public holidays of the state. */
  holidays: 'closed' | 'as-usual';
};

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One day as it really is, and what makes it so. */
export type DayOnCalendar = {
  day: IsoDate;
  hours: DayHours;
  because: 'week' | 'holiday' | 'exception';
  /** Why it differs: name of the holiday, or the reason that was given. German. */
  reason: string | null;
};

/** Opening hours as pages show them. Built when a page is rendered; kept pages look up their day in `days`. */
export type HoursView = {
  /** The week that holds now, Monday first; null where none does. */
  week: DayHours[] | null;
  /** Today and the next days. */
  days: DayOnCalendar[];
  /** Days of the next weeks that differ. */
  special: DayOnCalendar[];
  /** A week that comes later, with its first day. */
  later: { validFrom: IsoDate; validThrough: IsoDate | null; days: DayHours[] }[];
};

/** Opening hours as forms and tables show them: one text for each day, Monday first; exceptions one a line. */
export type HoursText = {
  rules: { validFrom: IsoDate | null; validThrough: IsoDate | null; days: string[] }[];
  exceptions: string;
  holidays: OpeningHours['holidays'];
};

/** Hours of a week in the shape of Integreat's API. */
export type IntegreatHours = {
  allDay: boolean;
  closed: boolean;
  appointmentOnly: boolean;
  timeSlots: { start: string; end: string; timezone: string }[];
};

import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import { horizonDays, type EventDate, type EventException, type EventTime } from '../../contract.ts';
import { lastRuleDay, endsSomeDay, mostDates, ruleDays } from './recurrence.ts';
import { instantsOf } from './wall-time.ts';

type Recurring = { time: EventTime; recurrenceRule: string | null; exceptions: readonly EventException[] };

/** Nothing is shown after this day. */
export const horizonOf = (today: IsoDate): IsoDate => addDays(today, horizonDays);

/** The event's own time, begun on another day. */
export function timeOn(time: EventTime, day: IsoDate): EventTime {
  return { ...time, startDate: day, endDate: addDays(day, daysBetween(time.startDate, time.endDate)) };
}

const dateOf = (input: {
  date: IsoDate;
  time: EventTime;
  state: EventDate['state'];
  exception: EventException | null;
}): EventDate => {
  const { startsAt, endsAt } = instantsOf(input.time);
  return {
    ...input.time,
    date: input.date,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    state: input.state,
    place: input.exception?.place ?? null,
    note: input.exception?.note ?? null,
  };
};

/** The dates of an event that touch a span of days, both included, in their order. Cancelled ones are among them, marked. */
export function datesOf(input: { event: Recurring; from: IsoDate; to: IsoDate }): EventDate[] {
  const { event, from, to } = input;
  const length = daysBetween(event.time.startDate, event.time.endDate);
  const byDate = new Map(event.exceptions.map((exception) => [exception.date, exception]));
  const ruled =
    event.recurrenceRule === null
      ? [event.time.startDate]
      : ruleDays({ rule: event.recurrenceRule, start: event.time.startDate, from: addDays(from, -length), to });
  // A date that was moved into the span may come from a day outside of it.
  const moved = event.exceptions
    .filter((exception) => exception.kind === 'changed' && exception.time !== null && !ruled.includes(exception.date))
    .map((exception) => exception.date)
    .filter((day) => isRuled(event, day));
  const dates = [...ruled, ...moved].map((day): EventDate => {
    const exception = byDate.get(day) ?? null;
    if (exception === null || exception.kind === 'added') {
      return dateOf({ date: day, time: timeOn(event.time, day), state: 'scheduled', exception: null });
    }
    if (exception.kind === 'cancelled')
      return dateOf({ date: day, time: timeOn(event.time, day), state: 'cancelled', exception });
    return dateOf({
      date: day,
      time: exception.time ?? timeOn(event.time, day),
      state: exception.time === null ? 'changed' : 'moved',
      exception,
    });
  });
  const added = event.exceptions
    .filter((exception) => exception.kind === 'added' && !ruled.includes(exception.date))
    .map((exception) =>
      dateOf({ date: exception.date, time: exception.time ?? timeOn(event.time, exception.date), state: 'added', exception }),
    );
  return [...dates, ...added]
    .filter((date) => date.endDate >= from && date.startDate <= to)
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt) || one.date.localeCompare(other.date))
    .slice(0, mostDates);
}

/** Whether the event has a date that begins on this day by its rule, exceptions aside. */
export const isRuled = (event: Pick<Recurring, 'time' | 'recurrenceRule'>, day: IsoDate): boolean =>
  event.recurrenceRule === null
    ? day === event.time.startDate
    : ruleDays({ rule: event.recurrenceRule, start: event.time.startDate, from: day, to: day }).length > 0;

/** The date that bears this name, cancelled or not; null when there is none. */
export function findDate(event: Recurring, name: IsoDate): EventDate | null {
  const exception = event.exceptions.find((one) => one.date === name);
  const days = exception?.time ? [exception.time.startDate, name].sort() : [name, name];
  return datesOf({ event, from: days[0]!, to: days.at(-1)! }).find((date) => date.date === name) ?? null;
}

/** The day on which the last date ends; null while the rule has no end. */
export function lastDayOf(event: Recurring): IsoDate | null {
  const { time, recurrenceRule, exceptions } = event;
  if (recurrenceRule !== null && !endsSomeDay(recurrenceRule)) return null;
  const lastRuled =
    recurrenceRule === null ? time.startDate : (lastRuleDay({ rule: recurrenceRule, start: time.startDate }) ?? time.startDate);
  const ends = [timeOn(time, lastRuled).endDate, time.endDate];
  for (const exception of exceptions) {
    if (exception.kind === 'cancelled') continue;
    ends.push((exception.time ?? timeOn(time, exception.date)).endDate);
  }
  return ends.sort().at(-1)!;
}

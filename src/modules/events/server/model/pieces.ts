import { addDays, type IsoDate } from '#kernel/dates.ts';
import type { EventException, EventPiece, EventTime } from '../../contract.ts';
import { timeOn } from './occurrences.ts';
import { endsSomeDay, lastRuleDay, normalRule, ruleDays } from './recurrence.ts';

type Recurring = { time: EventTime; recurrenceRule: string | null; exceptions: readonly EventException[] };

/** The rule with another end; without one for null. How often it falls is said by its end alone. */
function withEnd(rule: string, last: IsoDate | null): string {
  const parts = rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part));
  return [...parts, ...(last === null ? [] : [`UNTIL=${last.replaceAll('-', '')}`])].join(';');
}

/**
 * An event as others can take it who know rules but no exceptions: runs of its rule between the dates that differ, and these
 * by themselves. What is over before `from` is left out, and cancelled dates. The first run bears no date: it is the event.
 */
export function piecesOf(input: { event: Recurring; from: IsoDate; to: IsoDate }): EventPiece[] {
  const { event, from, to } = input;
  const { time, exceptions } = event;
  const added = exceptions.filter(({ kind }) => kind === 'added');
  const single = (exception: EventException | null, day: IsoDate, date: IsoDate | null): EventPiece[] =>
    exception?.kind === 'cancelled'
      ? []
      : [
          {
            date,
            time: exception?.time ?? timeOn(time, day),
            recurrenceRule: null,
            place: exception?.place ?? null,
            note: exception?.note ?? null,
          },
        ];
  const rule = event.recurrenceRule === null ? null : normalRule({ rule: event.recurrenceRule, start: time.startDate });
  const pieces: EventPiece[] =
    rule === null
      ? single(exceptions.find(({ kind, date }) => kind !== 'added' && date === time.startDate) ?? null, time.startDate, null)
      : ruled({ event: { time, rule, exceptions: exceptions.filter(({ kind }) => kind !== 'added') }, to, single });
  const all = [...pieces, ...added.flatMap((exception) => single(exception, exception.date, exception.date))];
  return all
    .filter((piece) => lastEndOf(piece, from) >= from)
    .toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
}

const startOf = ({ time }: EventPiece): string => `${time.startDate} ${time.startTime ?? ''}`;

function lastEndOf(piece: EventPiece, from: IsoDate): IsoDate {
  const { time, recurrenceRule } = piece;
  if (recurrenceRule === null) return time.endDate;
  if (!endsSomeDay(recurrenceRule)) return from;
  return timeOn(time, lastRuleDay({ rule: recurrenceRule, start: time.startDate }) ?? time.startDate).endDate;
}

function ruled(input: {
  event: { time: EventTime; rule: string; exceptions: readonly EventException[] };
  to: IsoDate;
  single: (exception: EventException | null, day: IsoDate, date: IsoDate | null) => EventPiece[];
}): EventPiece[] {
  const { event, to, single } = input;
  const { time, rule } = event;
  const start = time.startDate;
  const end = endsSomeDay(rule) ? (lastRuleDay({ rule, start }) ?? start) : null;
  const different = event.exceptions.toSorted((one, other) => one.date.localeCompare(other.date));
  const pieces: EventPiece[] = [];
  const nameOf = (day: IsoDate): IsoDate | null => (day === start ? null : day);
  /** The run of the rule between two days, both included; an open one ends as the rule does. */
  const run = (first: IsoDate, last: IsoDate | null): void => {
    // Long enough to find where a run begins, however rarely the rule falls.
    const days = ruleDays({ rule, start, from: first, to: last ?? end ?? addDays(first > to ? first : to, 366 * 4) });
    const [begin] = days;
    if (begin === undefined) return;
    if (days.length === 1 && (last !== null || end !== null)) return void pieces.push(...single(null, begin, nameOf(begin)));
    pieces.push({
      date: nameOf(begin),
      time: timeOn(time, begin),
      recurrenceRule: withEnd(rule, last === null ? end : days.at(-1)!),
      place: null,
      note: null,
    });
  };
  let next = start;
  for (const exception of different) {
    if (exception.date > next) run(next, addDays(exception.date, -1));
    pieces.push(...single(exception, exception.date, nameOf(exception.date)));
    next = addDays(exception.date, 1);
  }
  if (end === null || next <= end) run(next, null);
  return pieces;
}

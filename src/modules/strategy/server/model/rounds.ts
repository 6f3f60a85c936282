import { addWorkdays, isWorkday, workdayFrom } from '#kernel/holidays.ts';
import { addDays, daysBetween, quarterOf, type IsoDate } from '#kernel/dates.ts';
import type { ReportPart } from '../../contract-rounds.ts';

/** In this order the persons of a measure are asked. */
export const reportParts: readonly ReportPart[] = ['reporter', 'deputy', 'head'];

export type RoundDays = { reporterDays: number; deputyDays: number; headDays: number };
export type RoundDates = { opensOn: IsoDate; reporterDue: IsoDate; deputyDue: IsoDate; headDue: IsoDate };

/** The days of a round: it begins on a workday, and every deadline ends on one. */
export function roundDates(input: { opensOn: IsoDate; days: RoundDays }): RoundDates {
  const { days } = input;
  const opensOn = workdayFrom(input.opensOn);
  const reporterDue = addWorkdays(opensOn, days.reporterDays);
  const deputyDue = addWorkdays(reporterDue, days.deputyDays);
  return { opensOn, reporterDue, deputyDue, headDue: addWorkdays(deputyDue, days.headDays) };
}

/** Moves the first deadline to a later day, and the others by as many workdays. */
export function laterDates(input: { dates: RoundDates; reporterDue: IsoDate }): RoundDates {
  const { dates } = input;
  const reporterDue = workdayFrom(input.reporterDue);
  const deputyDue = addWorkdays(reporterDue, workdaysBetween(dates.reporterDue, dates.deputyDue));
  return { ...dates, reporterDue, deputyDue, headDue: addWorkdays(deputyDue, workdaysBetween(dates.deputyDue, dates.headDue)) };
}

function workdaysBetween(from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkday(day)) count += 1;
  }
  return count;
}

/** A worker that was down starts what it missed, up to so many days later. */
const catchUpDays = 14;

/**
 * The days of the settings (`03-15`) whose rounds are due: the day, or the next workday after it, has come and is not
 * long past. A 29 February that the year does not have falls on 1 March.
 */
export function dueRounds(input: { dates: readonly string[]; today: IsoDate }): IsoDate[] {
  const { today } = input;
  const years = [Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))];
  const days = years.flatMap((year) => input.dates.map((date) => new Date(`${year}-${date}T00:00:00Z`)));
  return days
    .filter((day) => !Number.isNaN(day.getTime()))
    .map((day) => day.toISOString().slice(0, 10))
    .filter((day) => workdayFrom(day) <= today && daysBetween(day, today) <= catchUpDays)
    .sort();
}

/** What a round is called that began by itself: `4. Quartal 2026`. */
export function roundTitle(day: IsoDate): string {
  const [year, number] = quarterOf(day).split('-Q');
  return `${number}. Quartal ${year}`;
}

export const dueOf = (dates: Pick<RoundDates, 'reporterDue' | 'deputyDue' | 'headDue'>, part: ReportPart): IsoDate =>
  part === 'reporter' ? dates.reporterDue : part === 'deputy' ? dates.deputyDue : dates.headDue;

/** Whose turn it is on a day: the reporter's up to and with her due date, then the deputy's, then the head's; null when all is over. */
export function partOn(dates: Pick<RoundDates, 'reporterDue' | 'deputyDue' | 'headDue'>, today: IsoDate): ReportPart | null {
  return reportParts.find((part) => today <= dueOf(dates, part)) ?? null;
}

type Place = { unitId: string | null; municipalityId: string | null };
const shares = (one: Place, other: Place): boolean =>
  (one.unitId !== null && one.unitId === other.unitId) ||
  (one.municipalityId !== null && one.municipalityId === other.municipalityId);

/**
 * Who may take over a measure from a person: the deputies of her own unit or municipality, that of the measure where she
 * answers for several. Never she herself.
 */
export function deputiesOf<P extends Place & { mail: string; part: ReportPart }>(input: {
  mail: string;
  /** Units that stand for the measure's lead today, and its municipalities. */
  unitIds: readonly string[];
  municipalityIds: readonly string[];
  persons: readonly P[];
}): P[] {
  const { mail, unitIds, municipalityIds, persons } = input;
  const own = persons.filter((person) => person.mail === mail && person.part === 'reporter');
  const concerned = own.filter(
    (place) =>
      (place.unitId !== null && unitIds.includes(place.unitId)) ||
      (place.municipalityId !== null && municipalityIds.includes(place.municipalityId)),
  );
  const places = concerned.length > 0 ? concerned : own;
  return persons.filter(
    (person) => person.part === 'deputy' && person.mail !== mail && places.some((place) => shares(place, person)),
  );
}

type Asked = { personId: string | null; part: ReportPart; unitId: string | null; municipalityId: string | null };

/**
 * Who is asked about a measure, from a part on: its own reporter in place of the lead's, else the persons of the lead
 * unit, else those of its municipalities. A measure of the municipalities asks theirs beside the lead's. Where a part is
 * empty the next one is asked at once; null when nobody is left.
 */
export function whoIsAsked<P extends Asked>(input: {
  from: ReportPart;
  ownReporterId: string | null;
  unitIds: readonly string[];
  municipalityIds: readonly string[];
  /** Whether the measure is the municipalities' own too, whoever leads it. */
  municipal: boolean;
  persons: readonly P[];
}): { part: ReportPart; persons: P[] } | null {
  const { from, ownReporterId, unitIds, municipalityIds, municipal, persons } = input;
  const parts = reportParts.slice(reportParts.indexOf(from));
  const own = persons.filter((person) => person.personId !== null && person.personId === ownReporterId);
  const ofPlaces = (part: ReportPart): P[] =>
    persons.filter(
      (person) => person.part === part && person.municipalityId !== null && municipalityIds.includes(person.municipalityId),
    );
  const besideIn = parts.find((part) => ofPlaces(part).length > 0);
  const beside = municipal && besideIn !== undefined ? ofPlaces(besideIn) : [];
  for (const part of parts) {
    const ofLead = persons.filter((person) => person.part === part && person.unitId !== null && unitIds.includes(person.unitId));
    const found =
      part === 'reporter' && own.length > 0 ? own : ofLead.length > 0 ? ofLead : unitIds.length > 0 ? [] : ofPlaces(part);
    if (found.length > 0) return { part, persons: [...new Set([...found, ...beside])] };
  }
  return beside.length > 0 ? { part: besideIn!, persons: beside } : null;
}

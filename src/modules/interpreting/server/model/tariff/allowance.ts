import type { Cents } from '#kernel/money.ts';
import { sumCents } from '#kernel/money.ts';
import type { Allowance, AllowanceLine, Outcome, Span, Tariff, Travel } from '../../../contract-tariff.ts';

/** `amount × times / per`, to the nearest cent. Numbers here stay far below what is exact. */
const rated = (amount: Cents, times: number, per: number): Cents => Math.floor((2 * amount * times + per) / (2 * per));

/** Minutes between two instants, begun ones too. The clock on the wall does not matter: nights have 23, 24 or 25 hours. */
export function minutesOf({ startsAt, endsAt }: Span): number {
  const minutes = Math.ceil((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  if (!(minutes >= 0)) throw new RangeError('a conversation ends before it begins');
  return minutes;
}

export function roundedMinutes(minutes: number, { rounding, unitMinutes }: Pick<Tariff, 'rounding' | 'unitMinutes'>): number {
  const units =
    rounding === 'started' ? Math.ceil(minutes / unitMinutes) : Math.floor((2 * minutes + unitMinutes) / (2 * unitMinutes));
  return units * unitMinutes;
}

/** What was travelled and counts by the tariff. */
function paidTravel(tariff: Tariff, travel: Travel): { metres: number; minutes: number; ticketCents: Cents } {
  const { reach, kilometres, ticket, time } = tariff.travel;
  if (reach === 'outside-home' && !travel.leftHome) return { metres: 0, minutes: 0, ticketCents: 0 };
  const metres = reach === 'within-county' ? Math.min(travel.metresWithin, travel.metres) : travel.metres;
  const beyond = (freeKm: number): number => Math.max(0, metres - freeKm * 1000);
  const timed = (): number => {
    if (time === null) return 0;
    // Time is counted by the part of the way that counts; where no way was named, all of it.
    const counted = travel.metres === 0 ? travel.minutes : rated(travel.minutes, beyond(time.freeKm), travel.metres);
    return Math.min(Math.max(0, counted - time.freeMinutes), time.mostMinutes ?? Infinity);
  };
  return {
    metres: kilometres === null || !travel.drove ? 0 : beyond(kilometres.freeKm),
    minutes: timed(),
    ticketCents: ticket === null ? 0 : Math.min(travel.ticketCents, ticket.mostCents ?? Infinity),
  };
}

/** The minutes that are paid for a conversation that was called off; null when it was early enough, or the interpreter's own doing. */
export function cancelledMinutes(input: {
  tariff: Tariff;
  planned: Span;
  by: 'client' | 'office' | 'interpreter';
  at: string;
}): number | null {
  const { tariff, planned, by, at } = input;
  if (by === 'interpreter') return null;
  const before = Date.parse(planned.startsAt) - Date.parse(at);
  const step = tariff.cancellation.steps
    .filter(({ hoursBefore }) => before < hoursBefore * 3_600_000)
    .toSorted((one, other) => one.hoursBefore - other.hoursBefore)[0];
  if (step === undefined) return null;
  return step.minutes ?? minutesOf(planned);
}

/**
 * What a conversation gives: lines for the interpreter, with what each is billed at.
 * @param actual null is as planned
 */
export function allowance(input: {
  tariff: Tariff;
  planned: Span;
  actual: Span | null;
  travel: Travel | null;
  outcome: Outcome;
}): Allowance {
  const { tariff, planned, outcome } = input;
  const lines: AllowanceLine[] = [];
  const { centsPerHour, retainedCentsPerHour } = tariff;
  const timeLine = (kind: 'work' | 'cancellation' | 'no-show', minutes: number): void => {
    if (minutes === 0) return;
    const cents = rated(centsPerHour, minutes, 60);
    lines.push({
      kind,
      quantity: minutes,
      unit: 'minutes',
      cents,
      billedCents: cents + rated(retainedCentsPerHour, minutes, 60),
    });
  };
  const travelled = (paid: boolean) =>
    input.travel === null || !paid ? { metres: 0, minutes: 0, ticketCents: 0 } : paidTravel(tariff, input.travel);
  const travelLine = (
    kind: 'travel-time' | 'kilometres' | 'ticket',
    unit: AllowanceLine['unit'],
    quantity: number,
    cents: Cents,
  ): void => {
    if (cents > 0) lines.push({ kind, quantity, unit, cents, billedCents: tariff.travelBilledTo === 'bearer' ? cents : 0 });
  };
  const travelLines = ({ metres, minutes, ticketCents }: ReturnType<typeof travelled>, timeIsWork: boolean): void => {
    const { kilometres, time } = tariff.travel;
    if (time !== null && !timeIsWork)
      travelLine('travel-time', 'minutes', minutes, rated(time.centsPerHour ?? centsPerHour, minutes, 60));
    if (kilometres !== null)
      travelLine(
        'kilometres',
        'metres',
        metres,
        Math.min(rated(kilometres.centsPerKm, metres, 1000), kilometres.mostCents ?? Infinity),
      );
    travelLine('ticket', 'cents', ticketCents, ticketCents);
  };
  if (outcome.kind === 'held') {
    const spent = minutesOf(input.actual ?? planned);
    const worked = tariff.leastPlanned ? Math.max(spent, minutesOf(planned)) : spent;
    const way = travelled(true);
    const timeIsWork = tariff.travel.time !== null && tariff.travel.time.centsPerHour === null;
    timeLine('work', Math.max(roundedMinutes(worked + (timeIsWork ? way.minutes : 0), tariff), tariff.minimumMinutes));
    travelLines(way, timeIsWork);
  } else if (outcome.kind === 'cancelled') {
    const minutes = cancelledMinutes({ tariff, planned, by: outcome.by, at: outcome.at });
    timeLine('cancellation', minutes ?? 0);
    travelLines(travelled(minutes !== null && tariff.cancellation.travel), false);
  } else if (outcome.side === 'client') {
    timeLine('no-show', tariff.noShow.minutes ?? minutesOf(planned));
    travelLines(travelled(tariff.noShow.travel), false);
  }
  return {
    lines,
    cents: sumCents(lines.map(({ cents }) => cents)),
    billedCents: sumCents(lines.map(({ billedCents }) => billedCents)),
  };
}

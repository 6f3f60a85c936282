import { RRuleTemporal } from 'rrule-temporal';
import { addDays, isIsoDate, type IsoDate } from '#kernel/dates.ts';
import { frequencies, type Recurrence, type RecurrenceFrequency } from '../../contract.ts';

/**
 * Rules of RFC 5545 that fall on days. The hour is the event's own and never the rule's, so that a rule is reckoned in
 * days alone and no change of summer time can shift it.
 */

/** More dates than this of one rule are shown nowhere. */
export const mostDates = 1000;

const named = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'WKST',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'BYWEEKNO',
  'BYYEARDAY',
]);

type Parts = ReadonlyMap<string, string>;

/** The parts of a rule in their order; null when it is none that is kept here. `UNTIL` becomes a day. */
function partsOf(rule: string): Parts | null {
  const text = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (text === '' || text.length > 300 || /[^A-Z0-9=;,+:-]/.test(text)) return null;
  const parts = new Map<string, string>();
  for (const piece of text.replace(/;$/, '').split(';')) {
    const [name = '', value = '', ...more] = piece.split('=');
    if (!named.has(name) || value === '' || more.length > 0 || parts.has(name)) return null;
    parts.set(name, value);
  }
  if (!frequencies.includes(parts.get('FREQ') as RecurrenceFrequency)) return null;
  if (parts.has('COUNT') && parts.has('UNTIL')) return null;
  const count = parts.get('COUNT');
  if (count !== undefined && (!/^\d{1,4}$/.test(count) || Number(count) < 1 || Number(count) > mostDates)) return null;
  const interval = parts.get('INTERVAL');
  if (interval !== undefined && (!/^\d{1,3}$/.test(interval) || Number(interval) < 1)) return null;
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(until);
    if (!match || !isIsoDate(`${match[1]}-${match[2]}-${match[3]}`)) return null;
    parts.set('UNTIL', `${match[1]}${match[2]}${match[3]}`);
  }
  return parts;
}

const textOf = (parts: Parts): string => [...parts].map(([name, value]) => `${name}=${value}`).join(';');

function openRule(input: { parts: Parts; start: IsoDate }): RRuleTemporal | null {
  const { parts, start } = input;
  const rule = new Map(parts);
  // The library compares instants: the last day counts as a whole.
  if (rule.has('UNTIL')) rule.set('UNTIL', `${rule.get('UNTIL')}T235959Z`);
  try {
    return new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start.replaceAll('-', '')}T000000\nRRULE:${textOf(rule)}` });
  } catch {
    return null;
  }
}

/** The rule in one spelling, without `RRULE:` and with a last day that is a day; null when it is none that is kept here. */
export function normalRule(input: { rule: string; start: IsoDate }): string | null {
  const parts = partsOf(input.rule);
  return parts === null || openRule({ parts, start: input.start }) === null ? null : textOf(parts);
}

/** Days on which the rule has an event begin, both ends included, at most `mostDates`. A rule that is none gives none. */
export function ruleDays(input: { rule: string; start: IsoDate; from: IsoDate; to: IsoDate }): IsoDate[] {
  const { rule, start, to } = input;
  const from = input.from < start ? start : input.from;
  const parts = partsOf(rule);
  if (parts === null || from > to) return [];
  try {
    const days = openRule({ parts, start })
      ?.between(new Date(`${addDays(from, -1)}T12:00:00Z`), new Date(`${to}T12:00:00Z`), true)
      .map((at) => at.toPlainDate().toString());
    return [...new Set(days ?? [])].filter((day) => day >= from && day <= to).slice(0, mostDates);
  } catch {
    // A rule that falls on no day at all is searched in vain and given up by the library.
    return [];
  }
}

/** Whether the rule ends some day. */
export function endsSomeDay(rule: string): boolean {
  const parts = partsOf(rule);
  return parts !== null && (parts.has('COUNT') || parts.has('UNTIL'));
}

/** The last day on which an ending rule has an event begin; null for a rule without an end, or one that never falls. */
export function lastRuleDay(input: { rule: string; start: IsoDate }): IsoDate | null {
  const { rule, start } = input;
  if (!endsSomeDay(rule)) return null;
  const until = partsOf(rule)?.get('UNTIL');
  const to = until === undefined ? addDays(start, 366 * 100) : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`;
  return ruleDays({ rule, start, from: start, to }).at(-1) ?? null;
}

/** The rule that a form describes. */
export function ruleOf(recurrence: Recurrence): string {
  const { frequency, interval, byDay, until, count } = recurrence;
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(byDay.length === 0 ? [] : [`BYDAY=${byDay.join(',')}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

/** What a form shows of a rule; null for one that says more than the form can. */
export function recurrenceOf(rule: string): Recurrence | null {
  const parts = partsOf(rule);
  if (parts === null) return null;
  if ([...parts.keys()].some((name) => !['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST'].includes(name))) return null;
  const until = parts.get('UNTIL');
  return {
    frequency: parts.get('FREQ') as RecurrenceFrequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    byDay: parts.get('BYDAY')?.split(',') ?? [],
    until: until === undefined ? null : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`,
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
  };
}

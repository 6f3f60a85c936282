/**
 * Printed dates as a period. In a time column or under a time key every date counts; in a node's own sentence only
 * a date with "bis", "ab", "von … bis" or "Q1 2026", because years in prose are mostly history.
 * Rules: "bis Mitte 2019" ends 2019-06-30, "bis Ende 2020" 2020-12-31, "bis Anfang 2027" 2027-03-31,
 * "ab Januar 2019" begins 2019-01-01, a bare year in a time column spans the year.
 */
import type { DraftHorizon, DraftKind, DraftPeriod } from '../../../draft.ts';

const MONTHS = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const MONTH =
  '(?:jan(?:uar)?|jänner|feb(?:ruar)?|märz|mrz|april|apr|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\\.?';
const YEAR = '(?:19|20)\\d\\d';
const POINT = [
  `(?<iso>${YEAR}-\\d\\d-\\d\\d)`,
  `(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>${YEAR}|\\d\\d)(?!\\d)`,
  `(?<day2>\\d{1,2})\\.\\s(?<name2>${MONTH})\\s(?<year2>${YEAR})`,
  `(?<name>${MONTH})\\s(?<year3>${YEAR})`,
  `(?<month4>0?[1-9]|1[0-2])[./](?<year4>${YEAR})`,
  `(?:q(?<q>[1-4])|(?<q2>[1-4]|i{1,3}|iv)\\.?\\s(?:quartal|qu\\.)|quartal\\s(?<q3>[1-4]|i{1,3}|iv))\\s?[/.]?\\s?(?<year5>${YEAR})?`,
  `(?<year8>${YEAR})\\s?[/.-]?\\s?q(?<q8>[1-4])`,
  `(?<half>[12]|i{1,2})\\.\\s(?:halbjahr|hj\\.?)\\s?/?\\s?(?<year6>${YEAR})`,
  `(?<part>anfang|mitte|ende|frühjahr|sommer|herbst|jahresende)\\s(?:des jahres\\s)?(?<year7>${YEAR})`,
  `(?<bare>${YEAR})(?!/\\d\\d(?!\\d))`,
].join('|');

const FIND = new RegExp(`(?<![\\p{L}\\d])(?:${POINT})(?![\\p{L}\\d])`, 'giu');

type Point = { from: string; to: string; index: number; end: number; year: boolean; open: boolean };

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function months(year: number, first: number, last: number): { from: string; to: string } | null {
  if (first < 1 || last > 12) return null;
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${pad(lastDay(year, last))}` };
}

function day(year: number, month: number, date: number): { from: string; to: string } | null {
  if (month < 1 || month > 12 || date < 1 || date > lastDay(year, month)) return null;
  const iso = `${year}-${pad(month)}-${pad(date)}`;
  return { from: iso, to: iso };
}

function monthNumber(name: string): number {
  const short = name.toLowerCase().replace('mrz', 'mär').replace('jän', 'jan').slice(0, 3);
  return MONTHS.indexOf(short) + 1;
}

function quarterNumber(text: string): number {
  return { i: 1, ii: 2, iii: 3, iv: 4 }[text.toLowerCase()] ?? Number(text);
}

const PARTS: Record<string, [number, number]> = {
  anfang: [1, 3],
  mitte: [4, 6],
  ende: [10, 12],
  jahresende: [10, 12],
  frühjahr: [3, 5],
  sommer: [6, 8],
  herbst: [9, 11],
};

function rangeOf(g: Record<string, string | undefined>, laterYear: number | null): { from: string; to: string } | null {
  if (g['iso']) return day(Number(g['iso'].slice(0, 4)), Number(g['iso'].slice(5, 7)), Number(g['iso'].slice(8)));
  if (g['day']) {
    const year = Number(g['year']);
    return day(year < 100 ? 2000 + year : year, Number(g['month']), Number(g['day']));
  }
  if (g['day2']) return day(Number(g['year2']), monthNumber(g['name2'] ?? ''), Number(g['day2']));
  if (g['name']) return months(Number(g['year3']), monthNumber(g['name']), monthNumber(g['name']));
  if (g['month4']) return months(Number(g['year4']), Number(g['month4']), Number(g['month4']));
  const quarter = g['q'] ?? g['q2'] ?? g['q3'] ?? g['q8'];
  if (quarter) {
    const year = g['year5'] ?? g['year8'];
    const printed = year ? Number(year) : laterYear;
    const q = quarterNumber(quarter);
    return printed === null ? null : months(printed, q * 3 - 2, q * 3);
  }
  if (g['half']) {
    const half = quarterNumber(g['half']);
    return months(Number(g['year6']), half * 6 - 5, half * 6);
  }
  if (g['part']) {
    const [first, last] = PARTS[g['part'].toLowerCase()] ?? [1, 12];
    return months(Number(g['year7']), first, last);
  }
  return g['bare'] ? months(Number(g['bare']), 1, 12) : null;
}

function findPoints(text: string): Point[] {
  const matches = [...text.matchAll(FIND)];
  const points: Point[] = [];
  let laterYear: number | null = null;
  for (const match of matches.reverse()) {
    const groups = match.groups as Record<string, string | undefined>;
    const range = rangeOf(groups, laterYear);
    if (!range) continue;
    laterYear = Number(range.from.slice(0, 4));
    const index = match.index;
    points.push({ ...range, index, end: index + match[0].length, year: !!groups['bare'], open: !!groups['part'] });
  }
  return points.reverse();
}

function later(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}

const JOIN = /^\s*(?:–|—|-|bis(?:\s+(?:zum|einschließlich|spätestens))?|\/)\s*$/i;

/** The period that a time column, a time key or the value of "Beginn"/"Ende" prints. */
export function periodOfTime(raw: string, side?: 'begin' | 'end'): DraftPeriod | null {
  const text = raw.slice(0, 400);
  const points = findPoints(text);
  const first = points[0];
  if (!first) return shortYears(text);
  const last = points[points.length - 1] as Point;
  const before = text.slice(Math.max(0, first.index - 30), first.index);
  if (side === 'begin') return { from: first.from, to: null };
  if (side === 'end') return { from: null, to: last.to };
  if (last !== first) return { from: first.from, to: last.to };
  const span = /^\s?[/–-]\s?(\d\d)(?!\d)/.exec(text.slice(first.end, first.end + 5));
  if (first.year && span) return shortYears(text);
  if (/\b(?:bis|spätestens|vor)\b[^\d]*$/i.test(before)) return { from: null, to: first.to };
  if (/\b(?:ab|seit|von|beginnend|start)\b[^\d]*$/i.test(before)) return { from: first.from, to: null };
  if (/^\s*(?:–|-|ff\.?|fortlaufend|laufend)\s*(?:fortlaufend|laufend|dauerhaft)?\s*$/i.test(text.slice(first.end))) {
    return text.slice(first.end).trim() === '' ? single(first) : { from: first.from, to: null };
  }
  return single(first);
}

/** "Mitte 2026" and a day are deadlines; a year, a quarter or a month is a span. */
function single(point: Point): DraftPeriod {
  return point.open || point.from === point.to ? { from: null, to: point.to } : { from: point.from, to: point.to };
}

/** "2026/27" and "2026-28". */
function shortYears(text: string): DraftPeriod | null {
  const match = /(?<!\d)(20\d\d)\s?[/–-]\s?(\d\d)(?!\d)/.exec(text);
  if (!match) return null;
  const from = Number(match[1]);
  const to = Math.floor(from / 100) * 100 + Number(match[2]);
  return to > from && to - from < 40 ? { from: `${from}-01-01`, to: `${to}-12-31` } : null;
}

/** The period in a node's own sentence: only dates that say they are a deadline, a start or a span of time. */
export function periodOfText(raw: string): DraftPeriod | null {
  const text = raw.slice(0, 4000);
  if (!/\d/.test(text)) return null;
  const points = findPoints(text);
  let from: string | null = null;
  let to: string | null = null;
  for (let i = 0; i < points.length; i += 1) {
    const point = points[i] as Point;
    const next = points[i + 1];
    const before = text.slice(Math.max(0, point.index - 28), point.index);
    if (next && JOIN.test(text.slice(point.end, next.index))) {
      const bracketed = /\($/.test(before.trimEnd()) || /\b(?:von|ab|zwischen|zeitraum)\s*(?:dem\s)?$/i.test(before);
      if (bracketed || !point.year || !next.year) {
        from ??= point.from;
        to = later(to, next.to);
      }
      i += 1;
    } else if (
      /\bbis\s+(?:spätestens\s+|zum\s+|einschließlich\s+)*$/i.test(before) ||
      /\bspätestens\s+(?:zum\s+|im\s+|bis\s+)?$/i.test(before)
    ) {
      to = later(to, point.to);
    } else if (/(?:^|[\s(])ab\s+(?:dem\s+)?$/i.test(before)) {
      from ??= point.from;
    } else if (/\(\s*$/.test(before) && /^\s*\)/.test(text.slice(point.end)) && !point.year) {
      const alone = single(point);
      from ??= alone.from;
      to ??= alone.to;
    }
  }
  return from === null && to === null ? null : { from, to };
}

/** The horizon that a text names: of "kurz- bis mittelfristig" the later one, of several different ones none. */
export function horizonOf(text: string): DraftHorizon | null {
  const head = text.slice(0, 4000);
  if (!/fristig/i.test(head)) return null;
  if (/(?:kurz|mittel)-\s*bis\s+langfristig/i.test(head)) return 'long';
  if (/kurz-\s*bis\s+mittelfristig/i.test(head)) return 'medium';
  if (/(?:kurz|mittel|lang)-\s*(?:,|und|oder|\/)/i.test(head)) return null;
  const found = new Set<DraftHorizon>();
  for (const [, word] of head.matchAll(/(?<!\p{L})(kurz|mittel|lang)fristig/giu)) {
    found.add(word?.toLowerCase() === 'kurz' ? 'short' : word?.toLowerCase() === 'mittel' ? 'medium' : 'long');
  }
  return found.size === 1 ? ([...found][0] as DraftHorizon) : null;
}

/** Whether a time or kind value says that the measure never ends. */
export function kindOfValue(text: string): DraftKind | null {
  const head = text.slice(0, 200);
  const kinds = new Set<DraftKind>();
  if (/strategisch/i.test(head)) kinds.add('strategic');
  if (/operativ/i.test(head)) kinds.add('operative');
  if (/(?:dauerhaft|daueraufgabe|fortlaufend|kontinuierlich|(?<!\p{L})laufend|ständig|unbefristet|permanent)/iu.test(head))
    kinds.add('continuous');
  return kinds.size === 1 ? ([...kinds][0] as DraftKind) : null;
}

/** The date that a status note prints with at least its month; the last day of a month stands for the month. */
export function statusDate(text: string, note = ''): string | null {
  for (const source of [note, text]) {
    const dated = findPoints(source.slice(0, 2000)).filter((point) => !point.year && !point.open);
    if (dated.length === 1) return (dated[0] as Point).to;
    const bracketed = dated.filter((point) =>
      /\((?:stand:?\s*)?$/i.test(source.slice(Math.max(0, point.index - 8), point.index)),
    );
    if (bracketed.length === 1) return (bracketed[0] as Point).to;
  }
  return null;
}

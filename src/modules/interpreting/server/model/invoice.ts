import { parseMoney } from '#kernel/money.ts';
import { findLanguages, languageFit, tagFault, tidyTag } from '../../contract-languages.ts';
import {
  invoiceFields,
  type InvoiceColumns,
  type InvoiceField,
  type InvoiceLine,
  type InvoicePlan,
  type InvoiceTable,
} from '../../contract-services.ts';

/** How providers head their columns. */
const heads: Readonly<Record<InvoiceField, readonly string[]>> = {
  day: ['tag', 'datum', 'date', 'leistungsdatum', 'anrufdatum'],
  language: ['sprache', 'language', 'zielsprache'],
  minutes: ['minuten', 'dauer', 'dauer (min)', 'minutes', 'duration', 'gesprächsdauer'],
  cents: ['betrag', 'preis', 'netto', 'kosten', 'amount', 'summe'],
  user: ['stelle', 'einrichtung', 'abteilung', 'kostenstelle', 'unit', 'nutzer'],
  reference: ['nummer', 'gespräch', 'gesprächsnummer', 'anruf-id', 'call id', 'referenz', 'id'],
};
const fold = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Whether a row of a file may be an invoice's head. */
export const isInvoiceHead = (cells: readonly string[]): boolean => {
  const found = guessColumns(cells);
  return found.day >= 0 && found.language >= 0 && found.minutes >= 0;
};

/** Which column holds what, as far as the heads say. */
export function guessColumns(header: readonly string[]): InvoiceColumns {
  const folded = header.map(fold);
  const taken = new Set<number>();
  const found = {} as InvoiceColumns;
  for (const field of invoiceFields) {
    const exact = folded.findIndex((head, index) => !taken.has(index) && heads[field].includes(head));
    const at =
      exact >= 0
        ? exact
        : folded.findIndex(
            (head, index) => !taken.has(index) && heads[field].some((name) => name.length > 3 && head.includes(name)),
          );
    found[field] = at;
    if (at >= 0) taken.add(at);
  }
  return found;
}

/** `2026-11-03`, `3.11.2026` and `03.11.26`, with or without a time behind it. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:[ ,].*)?$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : german
      ? [german[3]!.padStart(4, '20'), german[2]!.padStart(2, '0'), german[1]!.padStart(2, '0')]
      : ['', '', ''];
  const given = `${year}-${month}-${day}`;
  const at = new Date(`${given}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === given ? given : null;
}

/** Minutes as `12`, `12,5` and `0:12:30` (hours first) or `12:30` (minutes first); what has begun counts as a minute. */
export function readMinutes(text: string): number | null {
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 60 + Number(clock[2]) + (clock[3] === '00' ? 0 : 1) || null;
  const plain = /^(\d{1,4})(?:[.,](\d{1,2}))?(?: ?min\.?)?$/i.exec(text);
  if (!plain) return null;
  return Number(plain[1]) + (Number(plain[2] ?? 0) > 0 ? 1 : 0) || null;
}

/** A language as an invoice names it: a tag, or a name that means one language only. */
export function readLanguage(text: string): string | null {
  const tag = tidyTag(text);
  if (tag !== null && tagFault({ tag }) === null && text.length <= 12 && text === text.toLowerCase()) return tag;
  const wanted = fold(text);
  const found = findLanguages({ text });
  const bare = (name: string): string => fold(name.replace(/\(.*\)/, ''));
  const exact = found.find((one) => fold(one.name) === wanted || fold(one.own) === wanted);
  if (exact) return exact.tag;
  // „Arabisch“ or „Kurdisch“ is the one that stands for all that are called so.
  const called = found.filter((one) => bare(one.name) === wanted || bare(one.own) === wanted);
  const all = called.find(
    ({ tag }) => !tag.includes('-') && called.every((other) => languageFit({ spoken: other.tag, wanted: tag }) !== null),
  );
  if (all) return all.tag;
  return found.length === 1 ? found[0]!.tag : null;
}

type Reading = {
  table: InvoiceTable;
  columns: InvoiceColumns;
  /** Keys of units and organisations by their folded names. */
  users: ReadonlyMap<string, string>;
  /** Who it was where a line names nobody. */
  user: string | null;
  today: string;
};

/** An invoice's lines. A line that cannot be read is a fault of its row; nothing is guessed. */
export function readInvoice(input: Reading): { lines: InvoiceLine[]; faults: InvoicePlan['faults'] } {
  const { table, columns, users, user, today } = input;
  const lines: InvoiceLine[] = [];
  const faults: InvoicePlan['faults'] = [];
  for (const { row, cells } of table.rows) {
    const cell = (field: InvoiceField): string => (columns[field] < 0 ? '' : (cells[columns[field]] ?? '').trim());
    if (cells.every((text) => text.trim() === '')) continue;
    const [day, language, minutes] = [readDay(cell('day')), readLanguage(cell('language')), readMinutes(cell('minutes'))];
    const named = cell('user');
    const who = named === '' ? user : (users.get(fold(named)) ?? null);
    const cents = cell('cents') === '' ? null : parseMoney(cell('cents'));
    const wrong =
      day === null
        ? `„${cell('day')}“ ist kein Tag wie 3.11.2026.`
        : day > today
          ? 'Der Tag liegt in der Zukunft.'
          : language === null
            ? `„${cell('language')}“ ist keine Sprache, die wir eindeutig erkennen.`
            : minutes === null || minutes > 600
              ? `„${cell('minutes')}“ sind keine Minuten zwischen 1 und 600.`
              : who === null
                ? named === ''
                  ? 'Die Stelle fehlt. Bitte wählen Sie unten eine für solche Zeilen.'
                  : `Die Stelle „${named}“ ist nicht angelegt.`
                : cell('cents') !== '' && cents === null
                  ? `„${cell('cents')}“ ist kein Betrag.`
                  : null;
    if (wrong !== null) faults.push({ row, message: wrong });
    else
      lines.push({
        ...{ row, day: day!, language: language!, minutes: minutes!, cents, user: who! },
        reference: cell('reference') || null,
      });
  }
  return { lines, faults };
}

/** By this no line counts twice: the provider's number, or day, language, minutes, unit, and which one of its kind it is. */
export function lineKeys(lines: readonly InvoiceLine[]): Map<InvoiceLine, string> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const own = line.reference === null ? null : `r:${line.reference}`;
      if (own !== null) return [line, own];
      const plain = `${line.day}|${line.language}|${line.minutes}|${line.user}`;
      const nth = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, nth);
      return [line, `${plain}|${nth}`];
    }),
  );
}

export type KnownUse = {
  id: string;
  day: string;
  language: string;
  minutes: number;
  user: string;
  invoice: string | null;
  lineKey: string | null;
};

/** Minutes that a unit's clock and the provider's may lie apart. */
const slack = 2;
const near = (one: number, other: number): boolean => Math.abs(one - other) <= slack;

/** What an invoice adds to the books: new lines, those that units entered themselves, and those that are there already. */
export function planInvoice(input: { lines: readonly InvoiceLine[]; known: readonly KnownUse[] }): {
  fresh: InvoiceLine[];
  known: InvoicePlan['known'];
  again: InvoiceLine[];
  doubled: InvoiceLine[];
} {
  const keys = lineKeys(input.lines);
  const booked = new Set(input.known.flatMap(({ lineKey }) => lineKey ?? []));
  const waiting = new Map(input.known.filter(({ invoice }) => invoice === null).map((use) => [use.id, use]));
  const plan = {
    fresh: [] as InvoiceLine[],
    known: [] as InvoicePlan['known'],
    again: [] as InvoiceLine[],
    doubled: [] as InvoiceLine[],
  };
  const here = new Set<string>();
  for (const line of input.lines) {
    const key = keys.get(line)!;
    if (booked.has(key)) {
      plan.again.push(line);
      continue;
    }
    if (here.has(key)) {
      plan.doubled.push(line);
      continue;
    }
    here.add(key);
    const own = [...waiting.values()]
      .filter(
        (use) =>
          use.day === line.day && use.language === line.language && use.user === line.user && near(use.minutes, line.minutes),
      )
      .toSorted((one, other) => Math.abs(one.minutes - line.minutes) - Math.abs(other.minutes - line.minutes))[0];
    if (own) {
      waiting.delete(own.id);
      plan.known.push({ line, useId: own.id });
    } else plan.fresh.push(line);
  }
  return plan;
}

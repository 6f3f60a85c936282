import { isIsoDate } from '#kernel/dates.ts';
import { foldWord, numberOf, readCell, shown, type RawCell } from '#kernel/table-cells.ts';
import { foldHeader, type RawTable } from '#kernel/table-file.ts';
import { requesterKinds, requesterKindWords, type RequesterKind } from '../../contract.ts';
import {
  countFields,
  countFieldWords,
  countOutcomeWords,
  countOutcomes,
  neededFields,
  type CountFault,
  type CountField,
  type CountOutcome,
} from '../../contract-figures.ts';
import { findLanguages, tagFault, tidyTag } from '../../contract-languages.ts';

export type CountLine = {
  row: number;
  externalId: string;
  day: string;
  language: string;
  occasion: string | null;
  municipalityId: string | null;
  requesterKind: RequesterKind | null;
  minutes: number;
  cents: number;
  outcome: CountOutcome;
};
export type CountMapping = Partial<Record<CountField, number>>;
export type CountWords = {
  towns: readonly { id: string; name: string; ags: string }[];
  occasions: readonly { key: string; label: string }[];
};

/** How other pools head their columns. */
const heads: Readonly<Record<CountField, readonly string[]>> = {
  externalId: ['nummer', 'nr', 'einsatznummer', 'einsatz', 'id', 'kennung', 'vorgang'],
  day: ['tag', 'datum', 'monat', 'einsatztag', 'termin', 'date'],
  language: ['sprache', 'zielsprache', 'language'],
  occasion: ['anlass', 'art des gespraechs', 'thema', 'zweck'],
  municipality: ['gemeinde', 'ort', 'kommune', 'stadt', 'ags', 'einsatzort'],
  requesterKind: ['art der einrichtung', 'einrichtung', 'einrichtungsart', 'auftraggeber', 'bereich'],
  minutes: ['minuten', 'dauer', 'dauer in minuten', 'zeit'],
  cents: ['kosten', 'betrag', 'kosten in euro', 'entschaedigung', 'euro', 'honorar'],
  outcome: ['ergebnis', 'status', 'stand'],
};

/** Columns by what stands above them. */
export function guessMapping(header: readonly RawCell[]): CountMapping {
  const mapping: CountMapping = {};
  for (const field of countFields) {
    const names = new Set([countFieldWords[field], ...heads[field]].map(foldHeader));
    const at = header.findIndex((cell) => typeof cell === 'string' && names.has(foldHeader(cell)));
    if (at >= 0) mapping[field] = at;
  }
  return mapping;
}

/** Enough of a table's head to be one of assignments. */
export const looksLikeCounts = (header: readonly string[]): boolean => Object.keys(guessMapping(header)).length >= 2;

const outcomeNames: Readonly<Record<CountOutcome, readonly string[]>> = {
  done: ['erledigt', 'stattgefunden', 'geleistet', 'ok', 'ja'],
  unfilled: ['unbesetzt', 'niemand gefunden', 'abgelehnt'],
  'cancelled-by-client': ['abgesagt', 'storniert', 'absage einrichtung'],
  'cancelled-by-interpreter': ['absage sprachmittlung'],
  'no-show-client': ['nicht erschienen', 'ausgefallen'],
  'no-show-interpreter': [],
};

/** Rows of a table as conversations, and what is wrong with the others. A row with a fault gives no line. */
export function readCounts(input: { table: RawTable; mapping: CountMapping; words: CountWords; today: string }): {
  lines: CountLine[];
  faults: CountFault[];
} {
  const { table, mapping, words, today } = input;
  const missing = neededFields.filter((field) => mapping[field] === undefined);
  if (missing.length > 0)
    return {
      lines: [],
      faults: missing.map((field) => ({
        row: table.header.row,
        field,
        message: `Bitte sagen Sie, in welcher Spalte „${countFieldWords[field]}“ steht.`,
      })),
    };
  const towns = new Map(words.towns.flatMap(({ id, name, ags }) => [[foldWord(name), id] as const, [ags, id] as const]));
  const occasions = new Map(words.occasions.flatMap(({ key, label }) => [[foldWord(label), key] as const, [key, key] as const]));
  const kinds = new Map(
    requesterKinds.flatMap((kind) => [[foldWord(requesterKindWords[kind]), kind] as const, [kind, kind] as const]),
  );
  const outcomes = new Map(
    countOutcomes.flatMap((outcome) =>
      [outcome, countOutcomeWords[outcome], ...outcomeNames[outcome]].map((name) => [foldWord(name), outcome] as const),
    ),
  );
  const lines: CountLine[] = [];
  const faults: CountFault[] = [];
  const seen = new Map<string, number>();
  // Looking a name up takes long, and a table has few.
  const languages = new Map<string, string | null>();
  for (const { row, cells } of table.rows) {
    const found: CountFault[] = [];
    const rawOf = (field: CountField): RawCell => (mapping[field] === undefined ? null : (cells[mapping[field]] ?? null));
    const wrong = (field: CountField, message: string): null => {
      found.push({ row, field, message });
      return null;
    };
    const textOf = (field: CountField): string => {
      const raw = rawOf(field);
      if (raw !== null && typeof raw === 'object' && 'fault' in raw) {
        wrong(field, 'Diese Zelle lässt sich nicht lesen.');
        return '';
      }
      return (typeof raw === 'string' ? raw : shown(raw)).trim();
    };
    const named = <T>(field: CountField, names: ReadonlyMap<string, T>): T | null => {
      const text = textOf(field);
      if (text === '') return null;
      return names.get(text) ?? names.get(foldWord(text)) ?? wrong(field, `„${text}“ kennen wir hier nicht.`);
    };
    const externalId = textOf('externalId');
    if (externalId === '') wrong('externalId', 'Ohne Nummer lässt sich nicht erkennen, ob der Einsatz schon gezählt ist.');
    else if (externalId.length > 60) wrong('externalId', 'Die Nummer hat höchstens 60 Zeichen.');
    else if (seen.has(externalId)) wrong('externalId', `Diese Nummer steht schon in Zeile ${seen.get(externalId)}.`);
    else seen.set(externalId, row);
    const day = dayOf(rawOf('day'));
    if (day === null) wrong('day', 'Bitte einen Tag wie 05.03.2024 oder einen Monat wie 03/2024 angeben.');
    else if (day > today || day < '2000-01-01') wrong('day', 'Gezählt wird, was schon war: Der Tag liegt nicht in der Zukunft.');
    const said = textOf('language');
    if (!languages.has(said)) languages.set(said, languageOf(said));
    const language = languages.get(said) ?? null;
    if (language === null) wrong('language', `Die Sprache „${said}“ kennen wir nicht oder sie ist nicht eindeutig.`);
    const amount = (field: 'minutes' | 'cents', most: number): number | null => {
      const raw = rawOf(field);
      if (raw === null || raw === '') return field === 'cents' ? 0 : wrong(field, 'Bitte die Dauer in Minuten angeben.');
      const read =
        typeof raw === 'string'
          ? numberOf(raw.replace(/[\s€]|EUR|Min(uten)?\.?/gi, ''))
          : readCell({ column: { kind: 'number' }, raw, current: null, typed: true });
      if (!read.ok) return wrong(field, read.message);
      const value = Number(read.value) * (field === 'cents' ? 100 : 1);
      if (!Number.isFinite(value) || value < 0 || value > most) return wrong(field, 'Diese Zahl kann nicht stimmen.');
      return Math.round(value);
    };
    const line = {
      row,
      externalId,
      day: day ?? '',
      language: language ?? '',
      occasion: named('occasion', occasions),
      municipalityId: named('municipality', towns),
      requesterKind: named('requesterKind', kinds),
      minutes: amount('minutes', 1440) ?? 0,
      cents: amount('cents', 1_000_000) ?? 0,
      outcome: named('outcome', outcomes) ?? ('done' as const),
    };
    if (found.length === 0) lines.push(line);
    else faults.push(...found);
  }
  return { lines, faults };
}

/** A day, or the first of a month where only that is told. */
function dayOf(raw: RawCell): string | null {
  if (raw !== null && typeof raw === 'object' && 'day' in raw) return raw.wholeDay ? raw.day : `${raw.day.slice(0, 7)}-01`;
  if (typeof raw !== 'string') return null;
  const text = raw.trim();
  const [, month, year] = /^(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const named = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : month ? `${year}-${month.padStart(2, '0')}-01` : null;
  if (named !== null) return isIsoDate(named) ? named : null;
  const read = readCell({ column: { kind: 'day' }, raw: text, current: null, typed: false });
  return read.ok && isIsoDate(read.value) ? read.value : null;
}

/** A tag, or a name that means one language. */
function languageOf(text: string): string | null {
  if (text === '') return null;
  const tag = tidyTag(text);
  if (tag !== null && tagFault({ tag }) === null) return tag;
  const found = findLanguages({ text });
  const wanted = foldWord(text);
  const exact = found.find(({ name, own }) => foldWord(name) === wanted || foldWord(own) === wanted);
  const plain = found.find(({ name }) => name.endsWith('nicht bekannt)') && foldWord(name.split(' (')[0]!) === wanted);
  return (exact ?? plain ?? (found.length === 1 ? found[0] : undefined))?.tag ?? null;
}

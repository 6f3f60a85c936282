import { withoutGuard } from './csv.ts';
import { addDays, isIsoDate, quarterEnd, quarterStart, type IsoDate } from './dates.ts';
import { isId } from './ids.ts';
import type { CellText, Column } from './register.ts';

/**
 * A cell as its file gives it, before anybody knows what it means. Programs for tables turn what they take for a date or a
 * number into one: what they made of it is kept, so that nothing is guessed.
 */
export type RawCell =
  | null
  | string
  | number
  | boolean
  /**
   * `wholeDay` is false where the cell's format shows a month and no day: somebody wrote `2/26`, and it became a date. `time` is
   * there where it is not midnight.
   */
  | { day: IsoDate; wholeDay: boolean; time?: string }
  | { percent: number }
  | { fault: 'formula' | 'error' | 'merged'; text: string };

export type CellRead<T> = { ok: true; value: T } | { ok: false; message: string };
const ok = <T>(value: T): CellRead<T> => ({ ok: true, value });
const no = (message: string): { ok: false; message: string } => ({ ok: false, message });

/** What a column's cell may mean. Days are ISO texts, a choice is its key. */
export type CellMeaning = string | number | boolean | null | string[];

/**
 * Reads a cell as its column means it. What can mean two things is a fault that says so, never a guess.
 * @param current what stands in the list now, as it is written there: a damaged cell that still shows it is no change
 * @param typed whether the file knows texts from numbers (workbooks do, CSV does not)
 */
export function readCell(input: {
  column: Pick<Column, 'kind' | 'choices' | 'edge' | 'unit' | 'required'>;
  raw: RawCell;
  current: CellText;
  typed: boolean;
}): CellRead<CellMeaning> {
  const { column, current, typed } = input;
  const raw = typeof input.raw === 'string' ? plainText(withoutGuard(input.raw)) : input.raw;
  if (raw !== null && typeof raw === 'object' && 'fault' in raw) return no(brokenCell(raw));
  if (raw === null || raw === '')
    return column.required ? no('Hier darf nichts fehlen.') : ok(column.kind === 'list' ? [] : null);
  switch (column.kind) {
    case 'text':
      return readText(raw);
    case 'code':
      return readCode({ raw, current, typed });
    case 'id':
      return typeof raw === 'string' && isId(raw)
        ? ok(raw.toLowerCase())
        : no(`„${shown(raw)}“ ist keine Kennung mehr. Bitte kopieren Sie sie neu aus der heruntergeladenen Tabelle.`);
    case 'number':
      return readNumber({ raw, percent: column.unit === '%' });
    case 'day':
    case 'instant':
      return readDay(raw);
    case 'time':
      return readTime(raw);
    case 'quarter':
      return readQuarterDay({ raw, edge: column.edge ?? 'start' });
    case 'choice':
      return readChoice({ raw, choices: column.choices ?? {} });
    case 'list':
      return typeof raw === 'string' || typeof raw === 'number'
        ? ok(listParts(String(raw)))
        : no(`„${shown(raw)}“ ist keine Liste. Bitte schreiben Sie die Namen mit Semikolon dazwischen.`);
    case 'flag':
      return readFlag(raw);
  }
}

/** A text as it is compared and stored: one kind of line break, no blanks at the ends. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();

/** Parts of a list: by lines where there are any, by semicolons otherwise. */
export const listParts = (text: string): string[] =>
  text
    .split(text.includes('\n') ? '\n' : ';')
    .map((entry) => entry.trim().replace(/;$/, ''))
    .filter(Boolean);

function brokenCell(raw: { fault: 'formula' | 'error' | 'merged'; text: string }): string {
  if (raw.fault === 'formula')
    return `Die Formel „${raw.text}“ hat kein Ergebnis. Bitte schreiben Sie den Wert selbst hinein, oder speichern Sie die Tabelle noch einmal in Ihrem Programm.`;
  if (raw.fault === 'error') return `In der Zelle steht der Fehler „${raw.text}“. Bitte schreiben Sie den Wert hinein.`;
  return 'Die Zelle ist mit einer anderen verbunden. Bitte heben Sie die Verbindung auf: So ist unklar, für welche Zeile der Wert gilt.';
}

/** A cell in a message. */
export function shown(raw: RawCell): string {
  if (raw === null) return '';
  if (typeof raw !== 'object') return String(raw).length > 60 ? `${String(raw).slice(0, 59)}…` : String(raw);
  if ('percent' in raw) return `${germanNumber(raw.percent * 100)} %`;
  if ('fault' in raw) return raw.text;
  return germanDay(raw.day);
}

const germanDay = (day: IsoDate): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
const germanNumber = (value: number): string => String(Math.round(value * 1e9) / 1e9).replace('.', ',');
const scientific = /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i;

function readText(raw: Exclude<RawCell, null>): CellRead<string | null> {
  if (typeof raw === 'string') return ok(raw);
  if (typeof raw === 'number') return ok(germanNumber(raw));
  if (typeof raw === 'object' && 'day' in raw)
    return no(
      `Aus dem Text ist ein Datum geworden (${shown(raw)}). Bitte stellen Sie die Zelle auf „Text“ und schreiben Sie ihn neu.`,
    );
  return ok(shown(raw));
}

/** Figures that are a name. `1.10` becomes 1.1 or the first of October in many programs: only what still shows it is taken. */
function readCode(input: { raw: Exclude<RawCell, null>; current: CellText; typed: boolean }): CellRead<string | null> {
  const { raw, typed } = input;
  const current = input.current === null ? null : String(input.current);
  const again = 'Bitte stellen Sie die Zelle auf „Text“ und schreiben Sie die Nummer neu.';
  // Programs take the noughts off what they take for a number: what still shows the rest is no change.
  const bare = current !== null && /^0+[1-9]\d*$/.test(current) ? current.replace(/^0+/, '') : null;
  if (bare !== null && (typeof raw === 'number' || !typed) && String(raw) === bare) return ok(current);
  if (typeof raw === 'string') {
    if (raw === current) return ok(raw);
    const image = monthName.exec(raw);
    if (image) {
      const named = `${Number(image[1])}.${monthOf(image[2]!)}`;
      return current !== null && sameParts(current, named)
        ? ok(current)
        : no(`Aus der Nummer ist ein Datum geworden („${raw}“). ${again}`);
    }
    if (scientific.test(raw)) return no(`Aus der Nummer ist „${raw}“ geworden. ${again}`);
    const short = /^\d+\.\d+$/;
    if (!typed && current !== null && short.test(raw) && short.test(current) && Number(raw) === Number(current))
      return no(`„${raw}“ kann die Nummer ${current} meinen, deren Null verloren ging, oder eine andere. ${again}`);
    return ok(raw);
  }
  if (typeof raw === 'number') {
    const text = String(raw);
    if (text === current || Number.isInteger(raw)) return ok(text);
    return no(`„${germanNumber(raw)}“ ist eine Zahl: ${text} und ${text}0 sind dann dasselbe. ${again}`);
  }
  if (typeof raw === 'object' && 'day' in raw) {
    const named = `${Number(raw.day.slice(8))}.${Number(raw.day.slice(5, 7))}`;
    if (current !== null && sameParts(current, named)) return ok(current);
    return no(`Aus der Nummer ist ein Datum geworden (${shown(raw)}). ${again}`);
  }
  return no(`„${shown(raw)}“ ist keine Nummer. ${again}`);
}

/** `1.10` and `01.10`, as a date shows it. */
const sameParts = (code: string, named: string): boolean =>
  /^\d{1,2}\.\d{1,2}\.?$/.test(code) && code.replace(/\.$/, '').split('.').map(Number).join('.') === named;

const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dez: 12,
  dec: 12,
};
const monthOf = (word: string): number | undefined => months[word.slice(0, 3).toLowerCase()];
/** `01. Okt`, `1-Oct`, as German and English programs show a date without a year. */
const monthName = /^(\d{1,2})[.\s-]{0,2}(Jan|Feb|M[aä]r|Mrz|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec)[a-zä]*\.?$/i;

function readNumber(input: { raw: Exclude<RawCell, null>; percent: boolean }): CellRead<number | null> {
  const { raw, percent } = input;
  if (typeof raw === 'number') return ok(raw);
  if (typeof raw === 'object' && 'percent' in raw)
    return percent ? ok(Math.round(raw.percent * 1e11) / 1e9) : no(`„${shown(raw)}“ ist ein Anteil, hier steht eine Zahl.`);
  if (typeof raw === 'object' && 'day' in raw)
    return no(
      `Aus der Zahl ist ein Datum geworden (${shown(raw)}). Bitte stellen Sie die Zelle auf „Zahl“ und schreiben Sie sie neu.`,
    );
  if (typeof raw !== 'string') return no(`„${shown(raw)}“ ist keine Zahl.`);
  const text = raw.replace(/^'/, '').replace(/[\s\u202f]/g, '');
  const share = text.endsWith('%');
  if (share && !percent) return no(`„${raw}“ ist ein Anteil, hier steht eine Zahl.`);
  return numberOf(share ? text.slice(0, -1) : text);
}

/**
 * `1.234,5` and `1,234.5` say themselves which mark is which. A single comma is the decimal one, as in German; a single point
 * before three figures may be either.
 */
export function numberOf(text: string): CellRead<number | null> {
  const plain = no(`„${text}“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 1234,5.`);
  const whole = (value: string): CellRead<number> => ok(Number(value));
  if (/^[+-]?\d+$/.test(text)) return whole(text);
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text)) return whole(text.replaceAll('.', '').replace(',', '.'));
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(text)) return whole(text.replaceAll(',', ''));
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/.test(text)) return whole(text.replaceAll('.', ''));
  if (/^[+-]?[1-9]\d{0,2}(,\d{3}){2,}$/.test(text)) return whole(text.replaceAll(',', ''));
  if (/^[+-]?\d*,\d+$/.test(text)) return whole(text.replace(',', '.'));
  if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text))
    return no(
      `„${text}“ kann ${text.replace('.', '')} oder ${text.replace('.', ',')} meinen. Bitte schreiben Sie es ohne Punkt.`,
    );
  if (/^[+-]?\d*\.\d+$/.test(text)) return whole(text);
  return plain;
}

const dayHint = 'Bitte schreiben Sie das Datum als TT.MM.JJJJ.';

function readDay(raw: Exclude<RawCell, null>): CellRead<IsoDate | null> {
  if (typeof raw === 'number') return serialDay(raw);
  if (typeof raw === 'object' && 'day' in raw)
    return raw.wholeDay
      ? ok(raw.day)
      : no(`Die Zelle zeigt nur Monat und Jahr (${raw.day.slice(5, 7)}/${raw.day.slice(0, 4)}). ${dayHint}`);
  if (typeof raw !== 'string') return no(`„${shown(raw)}“ ist kein Datum. ${dayHint}`);
  return dayOf(raw.replace(/^'/, ''));
}

const timeHint = 'Bitte schreiben Sie die Uhrzeit als 17:00.';

/** A time of day as people and programs write it: with colon, point or the word, as a share of the day, or as a date's time. */
function readTime(raw: Exclude<RawCell, null>): CellRead<string | null> {
  const fault = no(`„${shown(raw)}“ ist keine Uhrzeit. ${timeHint}`);
  const at = (hour: number, minute: number): CellRead<string> =>
    hour < 24 && minute < 60 ? ok(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`) : fault;
  if (typeof raw === 'number') {
    const minutes = Math.round(raw * 1440);
    return raw >= 0 && raw < 1 ? at(Math.floor(minutes / 60), minutes % 60) : fault;
  }
  if (typeof raw === 'object' && 'day' in raw) {
    if (raw.day > '1900-01-01') return no(`Aus der Uhrzeit ist ein Datum geworden (${shown(raw)}). ${timeHint}`);
    return ok(raw.time ?? '00:00');
  }
  const found = typeof raw === 'string' ? /^'?(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?(\s?uhr)?$/i.exec(raw) : null;
  if (!found || (found[2] === undefined && found[3] === undefined)) return fault;
  return at(Number(found[1]), Number(found[2] ?? 0));
}

/** Days as Excel counts them, from 1982 to 2118: other numbers mean something else. */
function serialDay(serial: number): CellRead<IsoDate> {
  if (serial < 30_000 || serial > 80_000) return no(`„${serial}“ ist kein Datum. ${dayHint}`);
  return ok(addDays('1899-12-30', Math.floor(serial)));
}

/** A day as people and programs write it: German, ISO with or without a time, Excel's count. */
export function dayOf(text: string): CellRead<IsoDate> {
  const fault = no(`„${text}“ ist kein Datum. ${dayHint}`);
  const checked = (year: number, month: number, day: number): CellRead<IsoDate> => {
    const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return isIsoDate(iso) ? ok(iso) : no(`Den ${text} gibt es nicht. ${dayHint}`);
  };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (german) return checked(fullYear(german[3]!), Number(german[2]), Number(german[1]));
  const words = /^(\d{1,2})\.?\s+([A-Za-zä]{3,9})\.?\s+(\d{4})$/.exec(text);
  const month = words ? monthOf(words[2]!) : undefined;
  if (words && month !== undefined) return checked(Number(words[3]), month, Number(words[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  if (slashed) {
    const [one, other, year] = [Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3]!)];
    if (one === other || one > 12) return checked(year, other, one);
    if (other > 12) return checked(year, one, other);
    return no(`„${text}“ kann den ${one}. Tag des ${other}. Monats meinen oder umgekehrt. ${dayHint}`);
  }
  return /^\d{5}$/.test(text) ? serialDay(Number(text)) : fault;
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** A quarter as its first or last day; a day stays the day. */
function readQuarterDay(input: { raw: Exclude<RawCell, null>; edge: 'start' | 'end' }): CellRead<IsoDate | null> {
  const { raw, edge } = input;
  if (typeof raw === 'object' && 'day' in raw && !raw.wholeDay) {
    return no(
      `Die Zelle zeigt nur Monat und Jahr (${raw.day.slice(5, 7)}/${raw.day.slice(0, 4)}). War ein Quartal gemeint, schreiben Sie zum Beispiel „2. Quartal ${raw.day.slice(0, 4)}“.`,
    );
  }
  if (typeof raw !== 'string') return readDay(raw);
  const quarter = quarterFrom(raw.replace(/^'/, ''));
  if (quarter !== null) return ok(edge === 'start' ? quarterStart(quarter) : quarterEnd(quarter));
  const day = dayOf(raw.replace(/^'/, ''));
  return day.ok || /gibt es nicht|meinen/.test(day.message)
    ? day
    : no(`„${raw}“ ist weder ein Quartal noch ein Datum. Bitte schreiben Sie zum Beispiel „2. Quartal 2026“ oder 01.04.2026.`);
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** `2. Quartal 2026`, `Q2 2026`, `Q2/26`, `2/26`, `II/2026`, `2026-Q2`, `2026 Q2`; null for anything else. */
export function quarterFrom(text: string): string | null {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const first = /^(?:q ?)?([1-4]|i{1,3}|iv)(?:\.? ?(?:quartal|quarter|qu\.?|q\.?))?[ ./-]{1,3}(\d{4}|\d{2})$/.exec(plain);
  const last = /^(\d{4})[ /-]{0,2}(?:q ?)([1-4])$/.exec(plain);
  const found = last ? { number: last[2]!, year: last[1]! } : first ? { number: first[1]!, year: first[2]! } : null;
  // `2.2026` and `2-26` have no sign of a quarter: a month is meant as often.
  if (found === null || (first && !/[q/]|quartal|^i/.test(plain))) return null;
  return `${fullYear(found.year)}-Q${romans[found.number] ?? found.number}`;
}

/** Words compare without case, umlauts' spelling, blanks and hyphens. */
export const foldWord = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

function readChoice(input: { raw: Exclude<RawCell, null>; choices: Readonly<Record<string, string>> }): CellRead<string | null> {
  const entries = Object.entries(input.choices);
  const wanted = foldWord(shown(input.raw));
  const found = entries.find(([key, word]) => foldWord(word) === wanted || foldWord(key) === wanted);
  return found
    ? ok(found[0])
    : no(`„${shown(input.raw)}“ gibt es hier nicht. Möglich sind: ${entries.map(([, word]) => word).join(', ')}.`);
}

function readFlag(raw: Exclude<RawCell, null>): CellRead<boolean> {
  if (typeof raw === 'boolean') return ok(raw);
  const word = foldWord(shown(raw));
  if (['ja', 'yes', 'wahr', 'true', '1', 'x'].includes(word)) return ok(true);
  if (['nein', 'no', 'falsch', 'false', '0'].includes(word)) return ok(false);
  return no(`„${shown(raw)}“ ist weder „ja“ noch „nein“.`);
}

import { berlinDay, isIsoDate, quarterEnd, quarterOf, quarterStart } from './dates.ts';

/**
 * What stands in a cell. Days are ISO texts, instants ISO texts with time, lists arrays; how they are written into a file is
 * said by the column's kind.
 */
export type CellValue = string | number | boolean | null | readonly string[];

/**
 * - `code`: figures that are a name (`1.10`), never a number
 * - `quarter`: a day that is written as its quarter when it is the quarter's first (`edge: 'start'`) or last day
 * - `choice`: one of `choices`, written by its German word
 * - `time`: hours and minutes, `17:00`
 * - `id`: names the row; whoever changes it means another row
 */
export type ColumnKind = 'text' | 'code' | 'number' | 'day' | 'time' | 'instant' | 'quarter' | 'choice' | 'list' | 'flag' | 'id';

/** One column of a list: the same description gives the downloads and reads an edited table again. */
export type Column<Row = never> = {
  key: string;
  german: string;
  english: string;
  kind: ColumnKind;
  /** Further headers under which people know it. */
  also?: readonly string[];
  unit?: string;
  required?: boolean;
  /** Shown for orientation; a change of it in an edited table is not taken over. */
  readOnly?: boolean;
  /** Said once, in a new row; why a table does not change it later. */
  fixed?: string;
  /** Names things: the word for their directory. Cells are read into ids. */
  names?: string;
  /** Ids of what the cell names. */
  ids?: (row: Row) => string | readonly string[] | null;
  /** Word that stands for nothing named. */
  nobody?: string;
  choices?: Readonly<Record<string, string>>;
  edge?: 'start' | 'end';
  value: (row: Row) => CellValue;
};

/** A list of the office as a table. */
export type Register<Row = never> = { key: string; title: string; columns: readonly Column<Row>[] };

/** Where a downloaded table comes from: whoever hands it in elsewhere is told. */
export type Origin = { county: string; list: string; subject: string | null };

/** A list that is ready to be written as a file. */
export type Sheet = {
  /** Name of the file, without ending. */
  name: string;
  title: string;
  origin: Origin;
  columns: readonly { key: string; header: string; kind: ColumnKind }[];
  rows: readonly (readonly CellText[])[];
};
/** Days and instants stay ISO texts here: the writer of each format knows how they are kept. */
export type CellText = string | number | null;

/** Header of the column that says where the table comes from. */
export const originHeader = 'Herkunft';
export const originText = (origin: Origin): string => [origin.county, origin.list, origin.subject ?? ''].join('/');

export const headerOf = (column: Pick<Column, 'german' | 'unit'>): string =>
  column.unit === undefined ? column.german : `${column.german} (${column.unit})`;

/** A list with its rows as a table; the last column says where it comes from. */
export function sheetOf<Row>(input: { register: Register<Row>; rows: readonly Row[]; origin: Origin; name: string }): Sheet {
  const { register, origin } = input;
  const from = originText(origin);
  return {
    name: input.name,
    title: register.title,
    origin,
    columns: [
      ...register.columns.map((column) => ({ key: column.key, header: headerOf(column), kind: column.kind })),
      { key: 'origin', header: originHeader, kind: 'text' as const },
    ],
    rows: input.rows.map((row) => [...register.columns.map((column) => cellText({ column, value: column.value(row) })), from]),
  };
}

/** A value as it stands in the table. */
export function cellText(input: { column: Pick<Column, 'kind' | 'choices' | 'edge'>; value: CellValue }): CellText {
  const { column, value } = input;
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return value;
  if (typeof value !== 'string')
    return value.length === 0 ? null : value.join(value.some((entry) => entry.includes(';')) ? '\n' : '; ');
  if (column.kind === 'choice') return column.choices?.[value] ?? value;
  if (column.kind === 'quarter') return quarterText({ day: value, edge: column.edge ?? 'start' });
  return value;
}

function quarterText(input: { day: string; edge: 'start' | 'end' }): string {
  if (!isIsoDate(input.day)) return input.day;
  const quarter = quarterOf(input.day);
  if ((input.edge === 'start' ? quarterStart(quarter) : quarterEnd(quarter)) !== input.day) return input.day;
  const [year, number] = quarter.split('-Q');
  return `${number}. Quartal ${year}`;
}

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });

/** An instant as day and time in Germany, `2026-11-25 12:00`. */
export const wallTime = (instant: string): string => `${berlinDay(new Date(instant))} ${wallClock.format(new Date(instant))}`;

/** A cell as German readers write it: `25.11.2026`, `25.11.2026 12:00`. */
export function germanText(input: { kind: ColumnKind; value: CellText }): CellText {
  const { kind, value } = input;
  if (typeof value !== 'string') return value;
  if (kind === 'instant') {
    const [day, time] = wallTime(value).split(' ');
    return `${germanDay(day!)} ${time}`;
  }
  return (kind === 'day' || kind === 'quarter') && isIsoDate(value) ? germanDay(value) : value;
}

const germanDay = (day: string): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

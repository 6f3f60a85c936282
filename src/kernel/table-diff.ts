import {
  cellText,
  germanText,
  headerOf,
  originText,
  type CellText,
  type CellValue,
  type Column,
  type Origin,
  type Register,
} from './register.ts';
import { foldWord, plainText, readCell, shown, type CellMeaning, type RawCell } from './table-cells.ts';
import { readHead, readOrigins, type RawRow, type RawTable, type TableHead } from './table-file.ts';

/** One field that a row changes, in words. */
export type FieldChange = { key: string; label: string; before: string; after: string };
/** What is wrong in which row and column, and how to mend it. */
export type TableFault = { row: number; column: string | null; message: string };
/** Things that cells name. `by` says how one of several with the same name is told apart. */
export type Directory = { what: string; by: string; index: ReadonlyMap<string, string | null> };

type Values = ReadonlyMap<string, CellMeaning>;
export type RowChange<Row> = { row: number; id: string; name: string; before: Row; fields: FieldChange[]; values: Values };
export type RowAddition = { row: number; name: string; fields: FieldChange[]; values: Values };

/** What an edited table asks for, ready to be shown and to be done. */
export type TableDiff<Row> = {
  /** What is wrong with the table as a whole: then no row was read. */
  wrong: string[];
  notices: string[];
  changes: RowChange<Row>[];
  additions: RowAddition[];
  /** Entries that have no row. They stay as they are. */
  missing: { id: string; name: string }[];
  faults: TableFault[];
  /** Changed cells of columns that are shown for orientation only. */
  ignored: { row: number; column: string; value: string }[];
  leftOut: number[];
  unchanged: number;
};

export type DiffInput<Row> = {
  table: RawTable;
  register: Register<Row>;
  origin: Origin;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** Another one is another state of the row. */
  versionOf: (row: Row) => string;
  /** Column that names a new row. */
  headKey: string;
  directories: Readonly<Record<string, Directory>>;
  /** Versions of the rows when the table was handed in, for tables that do not carry them. */
  seen: Readonly<Record<string, string>>;
  /** Rows that the person leaves out. */
  leaveOut: readonly number[];
  /** Says to what else a table of this list belongs. */
  foreignSubject?: (subject: string) => string;
  /** What the list belongs to, for a row that is not in it. */
  within?: string;
};

/** Names and keys of things, each with the id; null where a name means several. */
export function directoryOf(input: {
  what: string;
  by: string;
  things: readonly { id: string; name: string; key?: string }[];
}): Directory {
  const index = new Map<string, string | null>();
  for (const { id, name } of input.things) {
    const folded = foldWord(name);
    index.set(folded, index.has(folded) && index.get(folded) !== id ? null : id);
  }
  // A key as it is written means one thing, whatever others are called.
  for (const { id, key } of input.things) {
    index.set(`=${id}`, id);
    if (key !== undefined) index.set(`=${key}`, id);
  }
  return { what: input.what, by: input.by, index };
}

type Work<Row> = { input: DiffInput<Row>; head: TableHead; byId: ReadonlyMap<string, Row>; diff: TableDiff<Row> };

/** Compares an edited table with what is stored. Nothing is guessed: what may mean two things is a fault of its row. */
export function diffTable<Row>(input: DiffInput<Row>): TableDiff<Row> {
  const { table, register } = input;
  const head = readHead({ columns: register.columns, header: table.header });
  const diff: TableDiff<Row> = {
    wrong: wrongTable({ input, head }),
    notices: noticesOf(head),
    changes: [],
    additions: [],
    missing: [],
    faults: [],
    ignored: [],
    leftOut: [],
    unchanged: 0,
  };
  if (diff.wrong.length > 0) return diff;
  const work: Work<Row> = { input, head, byId: new Map(input.rows.map((row) => [input.idOf(row), row])), diff };
  const rowsOfId = new Map<string, number[]>();
  const idIn = (row: RawRow): string | null => {
    const id = cellOf(work, row, 'id');
    return typeof id === 'string' ? id.trim().toLowerCase() : null;
  };
  for (const row of table.rows) {
    const id = idIn(row);
    if (id !== null) rowsOfId.set(id, [...(rowsOfId.get(id) ?? []), row.row]);
  }
  for (const row of table.rows) {
    if (input.leaveOut.includes(row.row)) {
      diff.leftOut.push(row.row);
      continue;
    }
    const others = (rowsOfId.get(idIn(row) ?? '') ?? []).filter((other) => other !== row.row);
    const id = cellOf(work, row, 'id');
    if (others.length > 0)
      fault(work, row, 'id', `Diese Kennung steht auch in Zeile ${others.join(', ')}. Ein Eintrag hat nur eine Zeile.`);
    else if (id === null) readNewRow(work, row);
    else readKnownRow(work, row, id);
  }
  diff.missing = input.rows
    .filter((row) => !rowsOfId.has(input.idOf(row)))
    .map((row) => ({ id: input.idOf(row), name: input.nameOf(row) }));
  return diff;
}

function wrongTable<Row>({ input, head }: { input: DiffInput<Row>; head: TableHead }): string[] {
  const { table, origin } = input;
  const wrong = head.doubled.map(
    (entry) => `Die Spalte „${entry.german}“ steht zweimal in der Tabelle. Bitte löschen Sie die, die nicht gelten soll.`,
  );
  if (!head.at.has('id'))
    wrong.push(
      'Die Spalte „Kennung“ fehlt. Ohne sie ist unklar, welche Zeile zu welchem Eintrag gehört. Bitte laden Sie die Tabelle neu herunter und ändern Sie diese.',
    );
  const own = originText(origin);
  const foreign = readOrigins(table).find((text) => text !== own);
  if (foreign !== undefined) wrong.push(foreignOrigin({ foreign, input }));
  if (table.rows.length === 0) wrong.push('Unter der Kopfzeile steht keine Zeile.');
  return wrong;
}

function foreignOrigin<Row>({ foreign, input }: { foreign: string; input: DiffInput<Row> }): string {
  const { origin } = input;
  const [county, list, subject = ''] = foreign.split('/');
  if (county !== origin.county)
    return `Diese Tabelle kommt aus einem anderen Landkreis („${county}“). Hier lassen sich nur Tabellen aus „${origin.county}“ einlesen.`;
  if (list !== origin.list)
    return `Das ist die Liste „${list}“. Hier wird die Liste „${origin.list}“ eingelesen. Bitte lesen Sie sie auf der Seite ein, von der sie kommt.`;
  return (
    input.foreignSubject?.(subject) ??
    'Diese Tabelle gehört zu etwas anderem. Bitte lesen Sie sie auf der Seite ein, von der sie kommt.'
  );
}

const noticesOf = (head: TableHead): string[] =>
  head.unknown.length === 0 ? [] : [`Diese Spalten kennt die Liste nicht, sie werden nicht gelesen: ${head.unknown.join(', ')}.`];

function cellOf<Row>(work: Work<Row>, row: RawRow, key: string): RawCell {
  const at = work.head.at.get(key);
  const cell = at === undefined ? null : (row.cells[at] ?? null);
  return typeof cell === 'string' && cell.trim() === '' ? null : cell;
}

const columnOf = <Row>(work: Work<Row>, key: string): Column<Row> | undefined =>
  work.input.register.columns.find((column) => column.key === key);

function fault<Row>(work: Work<Row>, row: RawRow, key: string | null, message: string): void {
  const column = key === null ? undefined : columnOf(work, key);
  work.diff.faults.push({ row: row.row, column: column ? headerOf(column) : null, message });
}

/** Reads one cell; a fault is noted and answers undefined. */
function meaning<Row>(work: Work<Row>, row: RawRow, column: Column<Row>, current: CellText): CellMeaning | undefined {
  const read = readCell({ column, raw: cellOf(work, row, column.key), current, typed: work.input.table.format === 'xlsx' });
  if (read.ok) return read.value;
  fault(work, row, column.key, read.message);
  return undefined;
}

const isBookkeeping = (column: { key: string }): boolean => column.key === 'id' || column.key === 'version';

function readKnownRow<Row>(work: Work<Row>, row: RawRow, raw: RawCell): void {
  const { diff, input } = work;
  const id = readCell({ column: { kind: 'id' }, raw, current: null, typed: true });
  if (!id.ok) return fault(work, row, 'id', id.message);
  const before = work.byId.get(id.value as string);
  if (!before)
    return fault(
      work,
      row,
      'id',
      `Einen Eintrag mit dieser Kennung gibt es in dieser ${input.within ?? 'Liste'} nicht mehr. Soll er neu angelegt werden, leeren Sie die Zelle.`,
    );
  const faultsBefore = diff.faults.length;
  const fields: FieldChange[] = [];
  const values = new Map<string, CellMeaning>();
  for (const column of input.register.columns) {
    if (!work.head.at.has(column.key) || isBookkeeping(column)) continue;
    const current = cellText({ column, value: column.value(before) });
    const cell = cellOf(work, row, column.key);
    if (showsTheSame({ column, cell, current })) continue;
    if (column.readOnly) {
      const read = readCell({ column, raw: cell, current, typed: true });
      // Figures that a program damaged are no wish.
      if (column.kind !== 'code' && !(read.ok && sameValue(read.value, column.value(before))))
        diff.ignored.push({ row: row.row, column: headerOf(column), value: shown(cell) });
      continue;
    }
    const value = meaning(work, row, column, current);
    if (value === undefined || sameValue(value, column.value(before))) continue;
    if (column.fixed !== undefined) {
      if (foldWord(String(value ?? '')) !== foldWord(String(column.value(before) ?? '')))
        fault(work, row, column.key, column.fixed);
      continue;
    }
    const taken = resolve(work, row, column, value);
    if (taken === undefined || sameValue(taken.value, storedValue(work, before, column))) continue;
    values.set(column.key, taken.value);
    fields.push({ key: column.key, label: headerOf(column), before: said(current, column), after: said(taken.text, column) });
  }
  if (diff.faults.length > faultsBefore) return;
  if (fields.length === 0) {
    diff.unchanged += 1;
    return;
  }
  const version = baseVersion(work, row, before);
  if (version === undefined) return;
  if (version !== input.versionOf(before))
    return fault(
      work,
      row,
      null,
      `„${input.nameOf(before)}“ wurde geändert, seit Sie die Tabelle heruntergeladen haben. Laden Sie sie neu herunter, oder lassen Sie die Zeile aus.`,
    );
  diff.changes.push({ row: row.row, id: input.idOf(before), name: input.nameOf(before), before, fields, values });
}

/** The version that the row was made from. */
function baseVersion<Row>(work: Work<Row>, row: RawRow, before: Row): string | undefined {
  const { input } = work;
  const atHandIn = input.seen[input.idOf(before)] ?? input.versionOf(before);
  const column = columnOf(work, 'version');
  if (!column || !work.head.at.has('version')) return atHandIn;
  const value = meaning(work, row, column, input.versionOf(before));
  return value === undefined ? undefined : value === null ? atHandIn : String(value);
}

function readNewRow<Row>(work: Work<Row>, row: RawRow): void {
  const { diff, input } = work;
  const columns = input.register.columns.filter((column) => !column.readOnly && !isBookkeeping(column));
  if (columns.every((column) => cellOf(work, row, column.key) === null)) return;
  const faultsBefore = diff.faults.length;
  const fields: FieldChange[] = [];
  const values = new Map<string, CellMeaning>();
  for (const column of columns) {
    if (!work.head.at.has(column.key) && !column.required) continue;
    const value = meaning(work, row, column, null);
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    const taken = resolve(work, row, column, value);
    if (taken === undefined) continue;
    values.set(column.key, taken.value);
    fields.push({ key: column.key, label: headerOf(column), before: '', after: said(taken.text, column) });
  }
  if (diff.faults.length > faultsBefore) return;
  const name = fields.find((field) => field.key === input.headKey)?.after ?? `Zeile ${row.row}`;
  diff.additions.push({ row: row.row, name, fields, values });
}

/** Turns names into ids. An unknown or doubtful name is a fault that says so. */
function resolve<Row>(
  work: Work<Row>,
  row: RawRow,
  column: Column<Row>,
  value: CellMeaning,
): { value: CellMeaning; text: CellText } | undefined {
  const known = column.names === undefined ? undefined : work.input.directories[column.names];
  const text = cellText({ column, value });
  if (!known || value === null) return { value, text };
  if (column.nobody !== undefined && foldWord(String(value)) === foldWord(column.nobody))
    return { value: null, text: column.nobody };
  const ids: string[] = [];
  for (const name of Array.isArray(value) ? value : [String(value)]) {
    const id = known.index.get(`=${name.trim()}`) ?? known.index.get(foldWord(name));
    if (id === undefined || id === null) {
      const message =
        id === null ? `„${name}“ heißen mehrere. Bitte nennen Sie ${known.by}.` : `${known.what} „${name}“ ist nicht angelegt.`;
      fault(work, row, column.key, message);
      return undefined;
    }
    ids.push(id);
  }
  return { value: Array.isArray(value) ? ids : ids[0]!, text };
}

/** Whether a cell still shows what the download wrote. */
function showsTheSame<Row>(input: { column: Column<Row>; cell: RawCell; current: CellText }): boolean {
  const { column, cell, current } = input;
  if (cell === null) return current === null;
  if (typeof cell === 'number') return cell === current;
  if (typeof cell !== 'string' || current === null) return false;
  const written = germanText({ kind: column.kind, value: current });
  return plainText(cell) === plainText(String(written)) || plainText(cell) === plainText(`'${String(written)}`);
}

function sameValue(one: CellMeaning, other: CellValue | undefined): boolean {
  const plain = (value: unknown): string => {
    if (value === null || value === '' || value === undefined) return '';
    if (Array.isArray(value)) return JSON.stringify([...(value as string[])].sort());
    return typeof value === 'string' ? plainText(value) : JSON.stringify(value);
  };
  const [left, right] = [plain(one), plain(other)];
  return left === right || (left === '[]' && right === '') || (left === '' && right === '[]');
}

/** What is stored, with ids where a row is resolved to ids. */
function storedValue<Row>(work: Work<Row>, row: Row, column: Column<Row>): CellValue {
  if (column.names === undefined) return column.value(row);
  if (column.ids) return column.ids(row);
  const value = column.value(row);
  const index = work.input.directories[column.names]?.index;
  return Array.isArray(value) ? (value as readonly string[]).map((name) => index?.get(foldWord(name)) ?? name) : value;
}

function said<Row>(value: CellText, column: Column<Row>): string {
  const text = germanText({ kind: column.kind, value });
  return typeof text === 'number' ? String(text).replace('.', ',') : (text ?? '');
}

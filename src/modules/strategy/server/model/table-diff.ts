import { cellText, germanText, headerOf, originText, type CellText, type Column, type Origin } from '#kernel/register.ts';
import { foldWord, plainText, readCell, shown, type CellMeaning, type RawCell } from '#kernel/table-cells.ts';
import { readHead, readOrigins, type RawRow, type RawTable, type TableHead } from '#kernel/table-file.ts';
import { measureRegister, type FieldChange, type MeasureRow, type TableFault, type TablePreview } from '../../table.ts';
import type { changeNodeInput } from '../../inputs.ts';

/** What of a node a row may change. */
export type RowFields = Partial<(typeof changeNodeInput)['_output']['fields']>;
export type PlannedChange = TablePreview['changes'][number] & { input: RowFields };
export type PlannedAddition = TablePreview['additions'][number] & { input: RowFields & { title: string } };
/** What an edited table asks for, ready to be shown and to be done. */
export type TableDiff = Omit<TablePreview, 'changes' | 'additions'> & { changes: PlannedChange[]; additions: PlannedAddition[] };

export type DiffInput = {
  table: RawTable;
  origin: Origin;
  levels: readonly string[];
  nodes: readonly MeasureRow[];
  units: readonly { key: string; name: string }[];
  municipalities: readonly { ags: string; name: string }[];
  /** Versions of the entries when the table was handed in, for tables that do not carry them. */
  seen: Readonly<Record<string, number>>;
  /** Rows that the person leaves out. */
  leaveOut: readonly number[];
  /** Whether a shift of the time needs a reason. */
  adopted: boolean;
};

const columnsByKey = new Map(measureRegister.columns.map((column) => [column.key, column]));

/** Compares an edited table with what is stored. Nothing is guessed: what may mean two things is a fault of its row. */
export function diffTable(input: DiffInput): TableDiff {
  const { table } = input;
  const head = readHead({ columns: measureRegister.columns, header: table.header });
  const diff: TableDiff = {
    wrong: wrongTable({ input, head }),
    notices: noticesOf(head),
    changes: [],
    additions: [],
    missing: [],
    faults: [],
    ignored: [],
    leftOut: [],
    unchanged: 0,
    needsReason: false,
  };
  if (diff.wrong.length > 0) return diff;
  const work: Work = {
    input,
    head,
    byId: new Map(input.nodes.map((node) => [node.id, node])),
    units: namesOf(input.units, (unit) => unit.key),
    municipalities: namesOf(input.municipalities, (entry) => entry.ags),
    diff,
  };
  const rowsOfId = new Map<string, number[]>();
  for (const row of table.rows) {
    const id = cellOf(work, row, 'id');
    if (typeof id === 'string' && id.trim() !== '') rowsOfId.set(id.trim(), [...(rowsOfId.get(id.trim()) ?? []), row.row]);
  }
  const named = new Set<string>();
  for (const row of table.rows) {
    const id = cellOf(work, row, 'id');
    if (typeof id === 'string') named.add(id.trim().toLowerCase());
    if (input.leaveOut.includes(row.row)) diff.leftOut.push(row.row);
    else {
      const twice = typeof id === 'string' ? (rowsOfId.get(id.trim()) ?? []) : [];
      if (twice.length > 1)
        fault(
          work,
          row,
          'id',
          `Diese Kennung steht auch in Zeile ${twice.filter((other) => other !== row.row).join(', ')}. Ein Eintrag hat nur eine Zeile.`,
        );
      else if (id === null || id === '') readNewRow(work, row);
      else readKnownRow(work, row, id);
    }
  }
  diff.missing = input.nodes.filter((node) => !named.has(node.id)).map((node) => ({ nodeId: node.id, name: nameOf(node) }));
  diff.needsReason =
    input.adopted && diff.changes.some((change) => change.fields.some(({ key }) => key === 'from' || key === 'to'));
  return diff;
}

type Names = ReadonlyMap<string, string | null>;
type Work = {
  input: DiffInput;
  head: TableHead;
  byId: ReadonlyMap<string, MeasureRow>;
  units: Names;
  municipalities: Names;
  diff: TableDiff;
};

/** Names and keys of things, each with the key; null where a name means several. */
function namesOf<T extends { name: string }>(things: readonly T[], keyOf: (thing: T) => string): Names {
  const found = new Map<string, string | null>();
  for (const thing of things) {
    const name = foldWord(thing.name);
    found.set(name, found.has(name) && found.get(name) !== keyOf(thing) ? null : keyOf(thing));
  }
  // A key as it is written means one thing, whatever others are called.
  for (const thing of things) found.set(`=${keyOf(thing)}`, keyOf(thing));
  return found;
}

function wrongTable({ input, head }: { input: DiffInput; head: TableHead }): string[] {
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
  if (foreign !== undefined) wrong.push(foreignOrigin({ foreign, origin }));
  if (table.rows.length === 0) wrong.push('Unter der Kopfzeile steht keine Zeile.');
  return wrong;
}

function foreignOrigin({ foreign, origin }: { foreign: string; origin: Origin }): string {
  const [county, list, subject] = foreign.split('/');
  if (county !== origin.county)
    return `Diese Tabelle kommt aus einem anderen Landkreis („${county}“). Hier lassen sich nur Tabellen aus „${origin.county}“ einlesen.`;
  if (list !== origin.list) return `Das ist die Liste „${list}“. Hier wird die Liste „${origin.list}“ eingelesen.`;
  return `Diese Tabelle gehört zur Strategie „${subject}“, nicht zu „${origin.subject}“.`;
}

const noticesOf = (head: TableHead): string[] =>
  head.unknown.length === 0 ? [] : [`Diese Spalten kennt die Liste nicht, sie werden nicht gelesen: ${head.unknown.join(', ')}.`];

export const nameOf = (node: { path: string; title: string }): string => [node.path, node.title].filter(Boolean).join(' ');

function cellOf(work: Work, row: RawRow, key: string): RawCell {
  const at = work.head.at.get(key);
  const cell = at === undefined ? null : (row.cells[at] ?? null);
  return typeof cell === 'string' && cell.trim() === '' ? null : cell;
}

function fault(work: Work, row: RawRow, key: string | null, message: string): void {
  const column = key === null ? undefined : columnsByKey.get(key);
  const entry: TableFault = { row: row.row, column: column ? headerOf(column) : null, message };
  work.diff.faults.push(entry);
}

/** Reads one cell; a fault is noted and answers undefined. */
function meaning(work: Work, row: RawRow, column: Column<MeasureRow>, current: CellText): CellMeaning | undefined {
  const read = readCell({ column, raw: cellOf(work, row, column.key), current, typed: work.input.table.format === 'xlsx' });
  if (read.ok) return read.value;
  fault(work, row, column.key, read.message);
  return undefined;
}

function readKnownRow(work: Work, row: RawRow, raw: RawCell): void {
  const { diff } = work;
  const id = readCell({ column: { kind: 'id' }, raw, current: null, typed: true });
  if (!id.ok) return fault(work, row, 'id', id.message);
  const node = work.byId.get(id.value as string);
  if (!node)
    return fault(
      work,
      row,
      'id',
      'Einen Eintrag mit dieser Kennung gibt es in dieser Strategie nicht mehr. Soll er neu angelegt werden, leeren Sie die Zelle.',
    );
  const before = diff.faults.length;
  const fields: FieldChange[] = [];
  const values = new Map<string, CellMeaning>();
  for (const column of measureRegister.columns) {
    if (!work.head.at.has(column.key) || column.key === 'id' || column.key === 'version') continue;
    const current = cellText({ column, value: column.value(node) });
    const cell = cellOf(work, row, column.key);
    if (showsTheSame({ column, cell, current })) continue;
    if (column.readOnly) {
      const read = readCell({ column, raw: cell, current, typed: true });
      // Figures that a program damaged are no wish.
      if (column.kind !== 'code' && !(read.ok && sameValue(read.value, column.value(node))))
        diff.ignored.push({ row: row.row, column: headerOf(column), value: shown(cell) });
      continue;
    }
    const value = meaning(work, row, column, current);
    if (value === undefined || sameValue(value, column.value(node))) continue;
    if (column.key === 'level' || column.key === 'parent') {
      if (foldWord(String(value ?? '')) === foldWord(String(column.value(node) ?? ''))) continue;
      fault(
        work,
        row,
        column.key,
        'Das lässt sich über die Tabelle nicht ändern. Öffnen Sie den Eintrag und wählen Sie „Verschieben“.',
      );
      continue;
    }
    const taken = resolve(work, row, column, value);
    if (taken === undefined || sameValue(taken.value, storedValue(work, node, column))) continue;
    values.set(column.key, taken.value);
    fields.push({ key: column.key, label: headerOf(column), before: said(current, column), after: said(taken.text, column) });
  }
  if (diff.faults.length > before) return;
  if (fields.length === 0) {
    diff.unchanged += 1;
    return;
  }
  const version = baseVersion(work, row, node);
  if (version === undefined) return;
  if (version !== node.version)
    return fault(
      work,
      row,
      null,
      `„${nameOf(node)}“ wurde geändert, seit Sie die Tabelle heruntergeladen haben. Laden Sie sie neu herunter, oder lassen Sie die Zeile aus.`,
    );
  diff.changes.push({
    row: row.row,
    nodeId: node.id,
    name: nameOf(node),
    version: node.version,
    fields,
    input: inputOf(values, node),
  });
}

/** The version that the row was made from. */
function baseVersion(work: Work, row: RawRow, node: MeasureRow): number | undefined {
  if (!work.head.at.has('version')) return work.input.seen[node.id] ?? node.version;
  const value = meaning(work, row, columnsByKey.get('version')!, String(node.version));
  return value === null ? (work.input.seen[node.id] ?? node.version) : (value as number | undefined);
}

function readNewRow(work: Work, row: RawRow): void {
  const { diff, input } = work;
  const columns = measureRegister.columns.filter(
    (column) => work.head.at.has(column.key) && !column.readOnly && column.key !== 'id' && column.key !== 'version',
  );
  if (columns.every((column) => cellOf(work, row, column.key) === null)) return;
  const before = diff.faults.length;
  const fields: FieldChange[] = [];
  const values = new Map<string, CellMeaning>();
  for (const column of columns) {
    const value = meaning(work, row, column, null);
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    const taken = resolve(work, row, column, value);
    if (taken === undefined) continue;
    values.set(column.key, taken.value);
    if (column.key !== 'level' && column.key !== 'parent')
      fields.push({ key: column.key, label: headerOf(column), before: '', after: said(taken.text, column) });
  }
  const place = placeOf(work, row, { level: values.get('level'), parent: values.get('parent') });
  const title = values.get('title');
  if (typeof title !== 'string' && diff.faults.length === before)
    fault(work, row, 'title', 'Ein neuer Eintrag braucht einen Titel.');
  if (diff.faults.length > before || place === undefined || typeof title !== 'string') return;
  const { level: _level, parent: _parent, ...rest } = Object.fromEntries(values);
  diff.additions.push({
    row: row.row,
    level: place.level,
    levelName: input.levels[place.level]!,
    title,
    parentId: place.parent?.id ?? null,
    above: place.parent ? nameOf(place.parent) : '',
    fields,
    input: { ...inputOf(new Map(Object.entries(rest)), null), title },
  });
}

/** Where a new row goes: its level by the county's word, what it belongs to by the titles above, or by its number. */
function placeOf(
  work: Work,
  row: RawRow,
  said: { level: CellMeaning | undefined; parent: CellMeaning | undefined },
): { level: number; parent: MeasureRow | null } | undefined {
  const { levels, nodes } = work.input;
  const level = levels.findIndex((name) => foldWord(name) === foldWord(String(said.level ?? '')));
  if (level < 0) {
    fault(work, row, 'level', `Ein neuer Eintrag braucht seine Ebene: ${levels.join(', ')}.`);
    return undefined;
  }
  if (said.parent === undefined || said.parent === null) {
    if (level === 0) return { level, parent: null };
    fault(
      work,
      row,
      'parent',
      'Bitte nennen Sie, wozu der neue Eintrag gehört: wie in den Zeilen daneben oder mit der Gliederung, zum Beispiel 3.2.',
    );
    return undefined;
  }
  const wanted = plainText(String(said.parent));
  const found = nodes.filter(
    (node) => node.path === wanted || foldWord([...node.above, node.title].join('')) === foldWord(wanted) || node.id === wanted,
  );
  const parent = found[0];
  if (found.length !== 1 || !parent) {
    fault(
      work,
      row,
      'parent',
      found.length === 0
        ? `„${wanted}“ gibt es in dieser Strategie nicht.`
        : `„${wanted}“ gibt es mehrmals. Bitte nennen Sie die Gliederung, zum Beispiel ${found[0]!.path || '3.2'}.`,
    );
    return undefined;
  }
  if (parent.level >= level) {
    fault(work, row, 'level', `Die Ebene „${levels[level]}“ liegt nicht unter „${nameOf(parent)}“.`);
    return undefined;
  }
  return { level, parent };
}

/** Turns names of units and municipalities into their keys. An unknown or doubtful name is a fault that says so. */
function resolve(
  work: Work,
  row: RawRow,
  column: Column<MeasureRow>,
  value: CellMeaning,
): { value: CellMeaning; text: CellText } | undefined {
  const kinds: Partial<Record<string, { names: Names; what: string }>> = {
    lead: { names: work.units, what: 'Die Stelle' },
    partners: { names: work.units, what: 'Die Stelle' },
    municipalities: { names: work.municipalities, what: 'Die Gemeinde' },
  };
  const known = kinds[column.key];
  const text = cellText({ column, value });
  if (!known || value === null) return { value, text };
  const keys: string[] = [];
  for (const name of Array.isArray(value) ? value : [String(value)]) {
    const exact = known.names.get(`=${name.trim()}`);
    const key = exact ?? known.names.get(foldWord(name));
    if (key === undefined || key === null) {
      fault(
        work,
        row,
        column.key,
        key === null ? `„${name}“ heißen mehrere. Bitte nennen Sie das Kürzel.` : `${known.what} „${name}“ ist nicht angelegt.`,
      );
      return undefined;
    }
    keys.push(key);
  }
  return { value: Array.isArray(value) ? keys : keys[0]!, text };
}

/** Whether a cell still shows what the download wrote. */
function showsTheSame(input: { column: Column<MeasureRow>; cell: RawCell; current: CellText }): boolean {
  const { column, cell, current } = input;
  if (cell === null) return current === null;
  if (typeof cell === 'number') return cell === current;
  if (typeof cell !== 'string' || current === null) return false;
  const written = germanText({ kind: column.kind, value: current });
  return plainText(cell) === plainText(String(written)) || plainText(cell) === plainText(`'${String(written)}`);
}

function sameValue(one: CellMeaning, other: ReturnType<Column<MeasureRow>['value']>): boolean {
  const plain = (value: unknown): string => {
    if (value === null || value === '' || value === undefined) return '';
    if (Array.isArray(value)) return JSON.stringify([...(value as string[])].sort());
    return typeof value === 'string' ? plainText(value) : JSON.stringify(value);
  };
  const [left, right] = [plain(one), plain(other)];
  return left === right || (left === '[]' && right === '') || (left === '' && right === '[]');
}

/** What is stored, with keys where a row is resolved to keys. */
function storedValue(work: Work, node: MeasureRow, column: Column<MeasureRow>): ReturnType<Column<MeasureRow>['value']> {
  if (column.key === 'lead') return node.lead?.key ?? null;
  if (column.key === 'partners') return node.partners.map((unit) => unit.key);
  if (column.key === 'municipalities') return node.municipalities.map((name) => work.municipalities.get(foldWord(name)) ?? name);
  return column.value(node);
}

function said(value: CellText, column: Column<MeasureRow>): string {
  const text = germanText({ kind: column.kind, value });
  return typeof text === 'number' ? String(text).replace('.', ',') : (text ?? '');
}

/** Cells as fields of a change; a period is changed as a whole. */
function inputOf(values: ReadonlyMap<string, CellMeaning>, node: MeasureRow | null): RowFields {
  const { from, to, ...rest } = Object.fromEntries(values) as Record<string, unknown>;
  const fields = rest as RowFields;
  if (!values.has('from') && !values.has('to')) return fields;
  const period = {
    from: values.has('from') ? (from as string | null) : (node?.plannedPeriod.from ?? null),
    to: values.has('to') ? (to as string | null) : (node?.plannedPeriod.to ?? null),
  };
  return { ...fields, period: period.from === null && period.to === null ? null : period };
}

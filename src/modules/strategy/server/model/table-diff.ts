import type { Origin } from '#kernel/register.ts';
import { foldWord, plainText, type CellMeaning } from '#kernel/table-cells.ts';
import { diffTable as diffRows, directoryOf, type RowAddition } from '#kernel/table-diff.ts';
import type { RawTable } from '#kernel/table-file.ts';
import { measureRegister, type MeasureRow, type TablePreview } from '../../table.ts';
import type { changeNodeInput } from '../../inputs.ts';

/** What of a node a row may change. */
export type RowFields = Partial<(typeof changeNodeInput)['_output']['fields']>;
type PlannedChange = TablePreview['changes'][number] & { input: RowFields };
type PlannedAddition = TablePreview['additions'][number] & { input: RowFields & { title: string } };
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

/** Compares an edited table of a strategy's entries with what is stored. */
export function diffTable(input: DiffInput): TableDiff {
  const found = diffRows<MeasureRow>({
    table: input.table,
    register: measureRegister,
    origin: input.origin,
    rows: input.nodes,
    idOf: (node) => node.id,
    nameOf,
    versionOf: (node) => String(node.version),
    headKey: 'title',
    directories: {
      units: directoryOf({
        what: 'Die Stelle',
        by: 'das Kürzel',
        things: input.units.map(({ key, name }) => ({ id: key, name })),
      }),
      municipalities: directoryOf({
        what: 'Die Gemeinde',
        by: 'den amtlichen Schlüssel',
        things: input.municipalities.map(({ ags, name }) => ({ id: ags, name })),
      }),
    },
    seen: Object.fromEntries(Object.entries(input.seen).map(([id, version]) => [id, String(version)])),
    leaveOut: input.leaveOut,
    foreignSubject: (subject) => `Diese Tabelle gehört zur Strategie „${subject}“, nicht zu „${input.origin.subject}“.`,
    within: 'Strategie',
  });
  const diff: TableDiff = {
    ...found,
    missing: found.missing.map(({ id, name }) => ({ nodeId: id, name })),
    changes: found.changes.map(({ id, before, values, ...change }) => ({
      ...change,
      nodeId: id,
      version: before.version,
      input: inputOf(values, before),
    })),
    additions: [],
    needsReason: input.adopted && found.changes.some((change) => change.fields.some(({ key }) => key === 'from' || key === 'to')),
  };
  for (const addition of found.additions) {
    const placed = placeOf(input, addition);
    if ('message' in placed) diff.faults.push({ row: addition.row, column: placed.column, message: placed.message });
    else diff.additions.push(placed);
  }
  diff.faults.sort((one, other) => one.row - other.row);
  return diff;
}

export const nameOf = (node: { path: string; title: string }): string => [node.path, node.title].filter(Boolean).join(' ');

type Misplaced = { column: 'Ebene' | 'Gehört zu'; message: string };

/** Where a new row goes: its level by the county's word, what it belongs to by the titles above, or by its number. */
function placeOf(input: DiffInput, addition: RowAddition): PlannedAddition | Misplaced {
  const { levels } = input;
  const { level: levelName, parent: said, title, ...values } = Object.fromEntries(addition.values);
  const level = levels.findIndex((name) => foldWord(name) === foldWord(String(levelName ?? '')));
  if (level < 0) return { column: 'Ebene', message: `Ein neuer Eintrag braucht seine Ebene: ${levels.join(', ')}.` };
  const parent = parentOf({ input, level, said });
  if (parent !== null && 'message' in parent) return parent;
  return {
    row: addition.row,
    level,
    levelName: levels[level]!,
    title: String(title),
    parentId: parent?.id ?? null,
    above: parent ? nameOf(parent) : '',
    fields: addition.fields.filter(({ key }) => key !== 'level' && key !== 'parent'),
    input: { title: String(title), ...inputOf(new Map(Object.entries(values)), null) },
  };
}

function parentOf(work: { input: DiffInput; level: number; said: CellMeaning | undefined }): MeasureRow | null | Misplaced {
  const { level, said } = work;
  const { levels, nodes } = work.input;
  if (said === undefined || said === null) {
    if (level === 0) return null;
    return {
      column: 'Gehört zu',
      message:
        'Bitte nennen Sie, wozu der neue Eintrag gehört: wie in den Zeilen daneben oder mit der Gliederung, zum Beispiel 3.2.',
    };
  }
  const wanted = plainText(String(said));
  const found = nodes.filter(
    (node) => node.path === wanted || foldWord([...node.above, node.title].join('')) === foldWord(wanted) || node.id === wanted,
  );
  const parent = found[0];
  if (found.length !== 1 || !parent)
    return {
      column: 'Gehört zu',
      message:
        found.length === 0
          ? `„${wanted}“ gibt es in dieser Strategie nicht.`
          : `„${wanted}“ gibt es mehrmals. Bitte nennen Sie die Gliederung, zum Beispiel ${found[0]!.path || '3.2'}.`,
    };
  if (parent.level >= level)
    return { column: 'Ebene', message: `Die Ebene „${levels[level]}“ liegt nicht unter „${nameOf(parent)}“.` };
  return parent;
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

import type { CountyCtx } from '#kernel/context.ts';
import type { Origin, Register } from '#kernel/register.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { CellMeaning } from '#kernel/table-cells.ts';
import {
  diffTable,
  type Directory,
  type FieldChange,
  type RowAddition,
  type RowChange,
  type TableDiff,
} from '#kernel/table-diff.ts';
import type { RawTable } from '#kernel/table-file.ts';

export type Values = ReadonlyMap<string, CellMeaning>;

/** One piece of work that rows ask for: a use case, or several that belong together. */
export type Task = {
  row: number;
  run: (ctx: CountyCtx) => Promise<Result<unknown>>;
  /** Row and column that a field of the use case's input means. */
  placeOf: (path: string) => { row: number; key: string | null };
};

/** What is known of a list while a table of it is compared. */
type Open<Row> = {
  /** In words, `Sitzungen: Kreistag`. */
  title: string;
  rows: readonly Row[];
  directories?: Readonly<Record<string, Directory>>;
  foreignSubject?: (subject: string) => string;
  /** Adds or changes what one row says, by the use case of the form. */
  save?: (ctx: CountyCtx, row: { before: Row | null; values: Values }) => Promise<Result<unknown>>;
  /** Where several rows are one piece of work. */
  tasks?: (planned: { changes: readonly RowChange<Row>[]; additions: readonly RowAddition[] }) => Task[];
};

type Definition<Row> = {
  register: Register<Row>;
  /** Right of the form that changes a row; each row is asked for again by its use case. */
  action: string;
  headKey: string;
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  versionOf: (row: Row) => string | number;
  /** Names of the use cases' fields as columns, where they differ. */
  columns?: Readonly<Record<string, string>>;
  open: (ctx: CountyCtx, subject: string | null) => Promise<Result<Open<Row>>>;
};

/** One row of what would change, for the eye. */
export type ListChange = { row: number; id: string | null; name: string; fields: FieldChange[] };
export type ListPreview = Omit<TableDiff<never>, 'changes' | 'additions'> & { changes: ListChange[]; additions: ListChange[] };

/** What is kept of a change so that it can be undone. */
export type Former = { id: string; name: string; before: Record<string, CellMeaning> };

export type OpenList = {
  title: string;
  versions: Record<string, string>;
  compare: (input: { table: RawTable; seen: Readonly<Record<string, string>>; leaveOut: readonly number[] }) => {
    preview: ListPreview;
    tasks: Task[];
    former: Former[];
  };
  /** Work that brings back former values; what is gone is left out. */
  restore: (former: readonly Former[]) => Task[];
};

/** A list whose edited table is read in again. */
export type Target = {
  list: string;
  action: string;
  register: Pick<Register, 'title'> & { columns: readonly Register['columns'][number][] };
  open: (ctx: CountyCtx, subject: string | null) => Promise<Result<OpenList>>;
};

/** A list's target; what its rows are stays inside. */
export function targetOf<Row>(definition: Definition<Row>): Target {
  const { register, action, headKey, idOf, nameOf } = definition;
  const versionOf = (row: Row): string => String(definition.versionOf(row));
  const keyOf = (path: string): string | null => {
    const last = path.split('.').at(-1)!;
    const key = definition.columns?.[path] ?? definition.columns?.[last] ?? last;
    return register.columns.some((column) => column.key === key) ? key : null;
  };
  return {
    list: register.key,
    action,
    register: register as unknown as Target['register'],
    open: async (ctx, subject) => {
      const opened = await definition.open(ctx, subject);
      if (!opened.ok) return opened;
      const list = opened.value;
      const origin: Origin = { county: ctx.county.slug, list: register.key, subject };
      const single = (
        row: number,
        save: NonNullable<Open<Row>['save']>,
        given: { before: Row | null; values: Values },
      ): Task => ({
        row,
        run: (inner) => save(inner, given),
        placeOf: (path) => ({ row, key: keyOf(path) }),
      });
      const tasksOf: NonNullable<Open<Row>['tasks']> =
        list.tasks ??
        (({ changes, additions }) =>
          [
            ...changes.map(({ row, before, values }) => single(row, list.save!, { before, values })),
            ...additions.map(({ row, values }) => single(row, list.save!, { before: null, values })),
          ].sort((one, other) => one.row - other.row));
      return ok<OpenList>({
        title: list.title,
        versions: Object.fromEntries(list.rows.map((row) => [idOf(row), versionOf(row)])),
        compare: ({ table, seen, leaveOut }) => {
          const { changes, additions, ...rest } = diffTable<Row>({
            table,
            register,
            origin,
            rows: list.rows,
            idOf,
            nameOf,
            versionOf,
            headKey,
            directories: list.directories ?? {},
            seen,
            leaveOut,
            ...(list.foreignSubject ? { foreignSubject: list.foreignSubject } : {}),
          });
          return {
            preview: {
              ...rest,
              changes: changes.map(({ row, id, name, fields }) => ({ row, id, name, fields })),
              additions: additions.map(({ row, name, fields }) => ({ row, id: null, name, fields })),
            },
            tasks: tasksOf({ changes, additions }),
            former: changes.map(({ id, name, before, values }) => ({ id, name, before: formerOf(register, before, values) })),
          };
        },
        restore: (former) => {
          const byId = new Map(list.rows.map((row) => [idOf(row), row]));
          const changes = former.flatMap(({ id, name, before }, index): RowChange<Row>[] => {
            const row = byId.get(id);
            const values = new Map(Object.entries(before));
            return row === undefined ? [] : [{ row: index + 1, id, name, before: row, fields: [], values }];
          });
          return tasksOf({ changes, additions: [] });
        },
      });
    },
  };
}

/** The values that a change replaces, as ids where cells name things. */
function formerOf<Row>(register: Register<Row>, before: Row, values: Values): Record<string, CellMeaning> {
  const changed = register.columns.filter((column) => values.has(column.key));
  return Object.fromEntries(
    changed.map((column) => {
      const value = column.ids ? column.ids(before) : column.value(before);
      return [column.key, (Array.isArray(value) ? [...(value as readonly string[])] : value) as CellMeaning];
    }),
  );
}

/** What a row gives for a column, or what stands there. */
export const taker =
  (values: Values) =>
  <T>(key: string, stored: T): T =>
    values.has(key) ? (values.get(key) as T) : stored;

/** A number as people write it, for inputs that take what was typed. */
export const typed = (value: number | null): string | null => (value === null ? null : String(value).replace('.', ','));

import { boolean, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { RawTable } from '#kernel/table-file.ts';
import { strategy } from './schema.ts';

/** An edited table that was handed in: its rows wait here until somebody confirms them, also over a restart. */
export const tableImport = pgTable(
  'table_import',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    fileId: uuid().notNull(),
    fileName: text().notNull(),
    state: text().$type<'open' | 'applied' | 'discarded'>().notNull(),
    rows: jsonb().$type<RawTable>().notNull(),
    /** Versions of the entries when the table came, for tables that lost that column. */
    seen: jsonb().$type<Record<string, number>>().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    changeSetId: uuid(),
  },
  (table) => [
    countyPolicy('table_import'),
    index('table_import_by_strategy').on(table.countyId, table.strategyId, table.createdAt),
    foreignKey({
      name: 'table_import_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
  ],
);

/** Columns of a node as they were and as they became. */
export type ChangeSetEntry = {
  nodeId: string;
  name: string;
  /** Null where the entry was made. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  /** The entry's version afterwards: whoever changed it since then made another, and undoing would lose that. */
  version: number;
};

/** Entries that were changed at one stroke, by a table or a bulk change: what is needed to undo it. */
export const changeSet = pgTable(
  'change_set',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    kind: text().$type<'table' | 'bulk'>().notNull(),
    summary: text().notNull(),
    entries: jsonb().$type<ChangeSetEntry[]>().notNull(),
    count: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (table) => [
    countyPolicy('change_set'),
    unique('change_set_in_county').on(table.countyId, table.id),
    index('change_set_by_strategy').on(table.countyId, table.strategyId, table.createdAt),
    foreignKey({
      name: 'change_set_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
  ],
);

/** A view of the table of entries by its address: filters, order and columns, under a name. */
export const savedView = pgTable(
  'saved_view',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    name: text().notNull(),
    /** Query part of the address, without question mark. */
    query: text().notNull(),
    /** For everybody in the county's office, or for its maker alone. */
    shared: boolean().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [
    countyPolicy('saved_view'),
    index('saved_view_by_strategy').on(table.countyId, table.strategyId),
    foreignKey({
      name: 'saved_view_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
  ],
);

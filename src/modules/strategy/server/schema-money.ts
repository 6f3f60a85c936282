import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { CostKind, CostSource, FinancingState, HourUnit } from '../contract-money.ts';
import { strategyNode } from './schema.ts';

const cents = () => bigint({ mode: 'number' });

/** What a measure costs: one purpose in one budget year. Amounts in cents, hours in hundredths. */
export const measureCost = pgTable(
  'measure_cost',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    year: integer().notNull(),
    kind: text().$type<CostKind>().notNull(),
    planned: cents().notNull(),
    /** Null while nothing is known. */
    actual: cents(),
    hourUnit: text().$type<HourUnit>(),
    hoursPlanned: integer(),
    hoursActual: integer(),
    source: text().$type<CostSource>().notNull(),
    sourceName: text(),
    state: text().$type<FinancingState>().notNull(),
    granted: cents(),
    note: text(),
    isPublic: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('measure_cost'),
    index('measure_cost_by_node').on(table.countyId, table.nodeId, table.year),
    foreignKey({
      name: 'measure_cost_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check('measure_cost_amounts', sql`least(${table.planned}, ${table.actual}, ${table.granted}) >= 0`),
    check('measure_cost_hours', sql`${table.hoursPlanned} is null or ${table.hoursPlanned} >= 0`),
    check('measure_cost_hours_actual', sql`${table.hoursActual} is null or ${table.hoursActual} >= 0`),
    check('measure_cost_granted', sql`${table.granted} is null or ${table.state} = 'granted'`),
  ],
);

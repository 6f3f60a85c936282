import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { OriginKind } from '../contract-origins.ts';
import { strategy, strategyNode } from './schema.ts';

/** What became of an entry in the strategy that follows: one row for each entry that it leads to, or one that says it was dropped. */
export const strategyItemOrigin = pgTable(
  'strategy_item_origin',
  {
    ...countyColumns,
    /** The strategy that follows. */
    strategyId: uuid().notNull(),
    predecessorNodeId: uuid().notNull(),
    successorNodeId: uuid(),
    kind: text().$type<OriginKind>().notNull(),
    note: text(),
    reading: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** `actorRef` of whoever said so. */
    answeredRef: text().notNull(),
  },
  (table) => [
    countyPolicy('strategy_item_origin'),
    uniqueIndex('strategy_item_origin_pair')
      .on(table.countyId, table.predecessorNodeId, table.successorNodeId)
      .where(sql`${table.successorNodeId} is not null`),
    uniqueIndex('strategy_item_origin_dropped')
      .on(table.countyId, table.strategyId, table.predecessorNodeId)
      .where(sql`${table.successorNodeId} is null`),
    index('strategy_item_origin_by_successor').on(table.countyId, table.successorNodeId),
    index('strategy_item_origin_by_strategy').on(table.countyId, table.strategyId),
    foreignKey({
      name: 'strategy_item_origin_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'strategy_item_origin_predecessor',
      columns: [table.countyId, table.predecessorNodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'strategy_item_origin_successor',
      columns: [table.countyId, table.successorNodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check('strategy_item_origin_target', sql`${table.kind} <> 'dropped' or ${table.successorNodeId} is null`),
  ],
);

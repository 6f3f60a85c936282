import { date, foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { EvaluationFurther, EvaluationResult } from '../contract-evaluation.ts';
import { strategyNode } from './schema.ts';

/** What a measure came to. A later evaluation stands beside the earlier ones; the latest holds. */
export const measureEvaluation = pgTable(
  'measure_evaluation',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    date: date({ mode: 'string' }).notNull(),
    result: text().$type<EvaluationResult>().notNull(),
    why: text().notNull(),
    further: text().$type<EvaluationFurther>().notNull(),
    furtherNote: text(),
    createdAt: instant().notNull(),
    /** `actorRef` of whoever wrote it. */
    writtenRef: text().notNull(),
  },
  (table) => [
    countyPolicy('measure_evaluation'),
    index('measure_evaluation_by_node').on(table.countyId, table.nodeId, table.createdAt),
    foreignKey({
      name: 'measure_evaluation_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

import { foreignKey, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy } from '#kernel/table.ts';
import { project } from '#modules/network/server/project-schema.ts';
import { strategyNode } from './schema.ts';

/** Which projects carry which measures. */
export const measureProject = pgTable(
  'measure_project',
  { ...countyColumns, nodeId: uuid().notNull(), projectId: uuid().notNull() },
  (table) => [
    countyPolicy('measure_project'),
    unique('measure_project_once').on(table.countyId, table.nodeId, table.projectId),
    index('measure_project_by_project').on(table.countyId, table.projectId),
    foreignKey({
      name: 'measure_project_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'measure_project_project',
      columns: [table.countyId, table.projectId],
      foreignColumns: [project.countyId, project.id],
    }).onDelete('cascade'),
  ],
);

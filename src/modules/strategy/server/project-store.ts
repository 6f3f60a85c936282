import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { HolderSource } from '#kernel/holders.ts';
import { project } from '#modules/network/server/project-schema.ts';
import { measureProject } from './project-schema.ts';
import { strategy, strategyNode } from './schema.ts';

/** The projects that carry a node, by title. */
export const findProjectsOfNode = (tx: Tx, nodeId: string) =>
  tx
    .select({ id: project.id, title: project.title, phase: project.phase })
    .from(measureProject)
    .innerJoin(project, eq(project.id, measureProject.projectId))
    .where(eq(measureProject.nodeId, nodeId))
    .orderBy(asc(project.title), asc(project.id));

/** Its title; whoever puts something into the project holds it until her transaction ends, so that nobody deletes it meanwhile. */
export async function holdProject(tx: Tx, projectId: string): Promise<string | null> {
  const [found] = await tx.select({ title: project.title }).from(project).where(eq(project.id, projectId)).for('key share');
  return found?.title ?? null;
}

/** The entries that a project carries. One that was deleted since carries nothing any more. */
export const nodesOfProject: HolderSource = async ({ tx, id }) =>
  (
    await tx
      .select({ id: strategyNode.id, title: strategyNode.title, strategyTitle: strategy.title })
      .from(measureProject)
      .innerJoin(strategyNode, eq(strategyNode.id, measureProject.nodeId))
      .innerJoin(strategy, eq(strategy.id, strategyNode.strategyId))
      .where(and(eq(measureProject.projectId, id), isNull(strategyNode.deletedAt)))
      .orderBy(asc(strategyNode.title), asc(strategyNode.id))
  ).map((node) => ({ kind: 'strategy.node', subjectId: node.id, title: node.title, context: node.strategyTitle }));

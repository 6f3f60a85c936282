import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { project } from '#modules/network/server/project-schema.ts';
import { measureProject } from './project-schema.ts';

/** The projects that carry a node, by title. */
export const findProjectsOfNode = (tx: Tx, nodeId: string) =>
  tx
    .select({ id: project.id, title: project.title, phase: project.phase })
    .from(measureProject)
    .innerJoin(project, eq(project.id, measureProject.projectId))
    .where(eq(measureProject.nodeId, nodeId))
    .orderBy(asc(project.title), asc(project.id));

export async function findProjectTitle(tx: Tx, projectId: string): Promise<string | null> {
  const [found] = await tx.select({ title: project.title }).from(project).where(eq(project.id, projectId));
  return found?.title ?? null;
}

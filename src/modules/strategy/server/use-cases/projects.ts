import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { nodeIdInput } from '../../inputs.ts';
import { loadPlaces } from '../money-store.ts';
import { policy } from '../policy.ts';
import { measureProject } from '../project-schema.ts';
import { holdProject, findProjectsOfNode } from '../project-store.ts';
import { strategyNode } from '../schema.ts';
import { findNode, findStrategy, type NodeRow } from '../store.ts';
import { thingOf } from '../thing-of.ts';

const linkInput = z.object({ nodeId: z.uuid('Bitte einen Eintrag wählen.'), projectId: z.uuid() });

/** Says that a project carries a measure. */
export const linkProject = useCase({
  name: 'strategy.link-project',
  policy,
  mode: 'write',
  input: linkInput,
  load: async ({ tx, input }) => loadLink(tx, input),
  run: async ({ ctx, tx, input, loaded: { node, title }, audit, touchPublic }) => {
    const added = await tx
      .insert(measureProject)
      .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, ...input })
      .onConflictDoNothing()
      .returning({ id: measureProject.id });
    if (added.length === 0) return conflict('already-linked', 'Dieser Eintrag gehört schon zum Projekt.');
    audit({
      subjectType: 'project',
      subjectId: input.projectId,
      summary: `„${node.title}“ dem Projekt „${title}“ zugeordnet`,
    });
    touchPublic();
    return ok();
  },
});

/** Takes a measure out of a project. */
export const unlinkProject = useCase({
  name: 'strategy.unlink-project',
  action: 'strategy.link-project',
  policy,
  mode: 'write',
  input: linkInput,
  load: async ({ tx, input }) => loadLink(tx, input),
  run: async ({ tx, input, loaded: { node, title }, audit, touchPublic }) => {
    const removed = await tx
      .delete(measureProject)
      .where(and(eq(measureProject.nodeId, input.nodeId), eq(measureProject.projectId, input.projectId)))
      .returning({ id: measureProject.id });
    if (removed.length === 0) return notFound('Diese Zuordnung');
    audit({
      subjectType: 'project',
      subjectId: input.projectId,
      summary: `„${node.title}“ aus dem Projekt „${title}“ genommen`,
    });
    touchPublic();
    return ok();
  },
});

/** The projects that carry a measure, by title. */
export const listNodeProjects = useCase({
  name: 'strategy.list-node-projects',
  action: 'strategy.read-node',
  policy,
  mode: 'read',
  input: nodeIdInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    return node ? ok({ loaded: node, thing: await thingOf(tx, node) }) : notFound('Diesen Eintrag');
  },
  run: async ({ tx, loaded: node }) => ok(await findProjectsOfNode(tx, node.id)),
});

/** A measure that a project carries, with what others need to name it. */
export type ProjectNode = { id: string; path: string; title: string; unit: string | null; strategyTitle: string };

/** The measures that a project carries, strategy by strategy, in the order of their plans. */
export const listProjectNodes = useCase({
  name: 'strategy.list-project-nodes',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: z.object({ projectId: z.uuid() }),
  run: async ({ tx, input }) => {
    const linked = await tx
      .select({ nodeId: measureProject.nodeId, strategyId: strategyNode.strategyId })
      .from(measureProject)
      .innerJoin(strategyNode, eq(strategyNode.id, measureProject.nodeId))
      .where(and(eq(measureProject.projectId, input.projectId), isNull(strategyNode.deletedAt)));
    const own = new Set(linked.map((row) => row.nodeId));
    const found: ProjectNode[] = [];
    for (const strategyId of new Set(linked.map((row) => row.strategyId))) {
      const strategy = (await findStrategy(tx, { id: strategyId }))!;
      for (const place of await loadPlaces({ tx, strategy })) {
        if (!own.has(place.nodeId)) continue;
        const { nodeId: id, path, title, unit } = place;
        found.push({ id, path, title, unit: unit?.name ?? null, strategyTitle: strategy.title });
      }
    }
    return ok(found);
  },
});

async function loadLink(
  tx: Tx,
  input: { nodeId: string; projectId: string },
): Promise<Result<{ loaded: { node: NodeRow; title: string }; thing: Thing }>> {
  const node = await findNode(tx, input.nodeId);
  if (!node) return notFound('Diesen Eintrag');
  const title = await holdProject(tx, input.projectId);
  if (title === null) return notFound('Dieses Projekt');
  return ok({ loaded: { node, title }, thing: await thingOf(tx, node) });
}

/** Ids of the projects that carry a node. */
export const projectIdsOf = async (tx: Tx, nodeId: string): Promise<string[]> =>
  (await tx.select({ id: measureProject.projectId }).from(measureProject).where(eq(measureProject.nodeId, nodeId))).map(
    (row) => row.id,
  );

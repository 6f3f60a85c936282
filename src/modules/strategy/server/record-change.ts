import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { changeEntry } from './schema.ts';

export type ChangeToRecord = {
  strategyId: string;
  subject: 'node' | 'text' | 'step' | 'status' | 'strategy';
  subjectId: string;
  nodeId: string | null;
  kind: 'added' | 'changed' | 'moved' | 'delayed' | 'dropped' | 'deleted';
  number: string | null;
  title: string;
  fields: Record<string, { before: unknown; after: unknown }>;
  reason: string | null;
  /** The proposal that brought it, where there was one. */
  requestId?: string | null;
};

/** Adds to the plan's history. Only adopted strategies have one: before adoption everything is draft. */
export async function recordChange(input: { ctx: CountyCtx; tx: Tx; change: ChangeToRecord; at?: Date }): Promise<void> {
  const at = input.at ?? input.ctx.clock.now();
  await input.tx.insert(changeEntry).values({
    id: newId(at.getTime()),
    countyId: input.ctx.county.id,
    at,
    actorRef: actorRef(input.ctx.actor),
    ...input.change,
  });
}

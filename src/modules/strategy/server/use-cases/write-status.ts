import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { actorRef } from '#kernel/people.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { stateWords } from '../../contract.ts';
import { statusIdInput, writeStatusInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { latestReleased, recordState } from '../record-state.ts';
import { reopenItems } from '../round-store.ts';
import { statusNote } from '../schema.ts';
import { findNode, findNote, findStrategy, type NodeRow, type StatusRow } from '../store.ts';
import { statusThing } from '../municipal-reports.ts';
import { writeNote } from '../write-note.ts';

/**
 * Writes a dated status note. Where the county asks for four eyes it waits as a draft until another person releases it;
 * else it is public at once. A date in the future or before the node's begin is refused.
 */
export const writeStatus = useCase({
  name: 'strategy.write-status',
  policy,
  mode: 'write',
  input: writeStatusInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: await statusThing(tx, node) });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const { nodeId: _node, demonstration, ...given } = input;
    const written = await writeNote({
      ctx,
      tx,
      node,
      strategy,
      given: { ...given, figure: null, fileId: null, demonstration: demonstration && ctx.actor.kind === 'system' },
      author: { id: ctx.actor.kind === 'account' ? ctx.actor.id : null, name: actorRef(ctx.actor) },
      by: null,
    });
    if (!written.ok) return written;
    const { id, released, record } = written.value;
    if (released) touchPublic();
    audit(record);
    return ok({ id, released });
  },
});

async function loadNote(tx: Tx, statusId: string): Promise<Result<{ loaded: { note: StatusRow; node: NodeRow }; thing: Thing }>> {
  const note = await findNote(tx, statusId);
  const node = note && (await findNode(tx, note.nodeId));
  if (!note || !node || note.withdrawnAt !== null) return notFound('Diesen Stand');
  return ok({ loaded: { note, node }, thing: await statusThing(tx, node) });
}

/** Releases a draft for the public. Nobody releases an own note. */
export const releaseStatus = useCase({
  name: 'strategy.release-status',
  policy,
  mode: 'write',
  input: statusIdInput,
  load: ({ tx, input }) => loadNote(tx, input.statusId),
  run: async ({ ctx, tx, loaded: { note, node }, audit, touchPublic }) => {
    if (note.releasedAt !== null) return conflict('already-released', 'Dieser Stand ist schon freigegeben.');
    if (ctx.actor.kind === 'account' && note.authorId === ctx.actor.id) {
      return forbidden('Einen eigenen Stand gibt eine zweite Person frei.');
    }
    const before = await latestReleased(tx, node.id);
    const now = ctx.clock.now();
    await tx
      .update(statusNote)
      .set({ releasedAt: now, releasedBy: actorRef(ctx.actor) })
      .where(eq(statusNote.id, note.id));
    await recordState({ ctx, tx, node, before, note });
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: `Stand zu „${node.title}“ freigegeben`,
      fields: { state: { before: before?.state ?? null, after: note.state } },
    });
    touchPublic();
    return ok();
  },
});

/** Takes a note back: the author a draft, the coordinator any. It stays in the table, marked, and is shown no more. */
export const withdrawStatus = useCase({
  name: 'strategy.withdraw-status',
  action: 'strategy.write-status',
  policy,
  mode: 'write',
  input: statusIdInput,
  load: ({ tx, input }) => loadNote(tx, input.statusId),
  run: async ({ ctx, tx, loaded: { note, node }, audit, touchPublic }) => {
    const coordinates =
      ctx.actor.kind === 'system' ||
      (ctx.actor.kind === 'account' &&
        ctx.actor.grants.some((grant) => grant.role === 'coordinator' && grant.countyId === ctx.county.id));
    const own = ctx.actor.kind === 'account' && note.authorId === ctx.actor.id;
    if (!coordinates && !(own && note.releasedAt === null)) {
      return forbidden('Einen freigegebenen Stand zieht die Koordination zurück.');
    }
    await tx.update(statusNote).set({ withdrawnAt: ctx.clock.now() }).where(eq(statusNote.id, note.id));
    await reopenItems({ tx, statusId: note.id });
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: `Stand zu „${node.title}“ vom ${note.date} zurückgezogen`,
    });
    if (note.releasedAt !== null) {
      const now = await latestReleased(tx, node.id);
      await recordChange({
        ctx,
        tx,
        change: {
          strategyId: node.strategyId,
          subject: 'status',
          subjectId: note.id,
          nodeId: node.id,
          kind: 'deleted',
          number: node.number,
          title: node.title,
          fields: { state: { before: stateWords[note.state], after: now ? stateWords[now.state] : null } },
          reason: null,
        },
      });
      touchPublic();
    }
    return ok();
  },
});

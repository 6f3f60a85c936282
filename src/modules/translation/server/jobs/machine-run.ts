import { randomUUID } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { fulfil, isLasting } from '../machine-translate.ts';
import { noteRun, reserveForRun, resumeRuns } from '../use-cases/runs.ts';

/** A job works so long at a time; then another goes on. The queue takes one of fifteen minutes for dead. */
const turnMs = 8 * 60_000;

/**
 * Translates piece after piece until nothing is left, the words are spent or somebody cancels. Run again it goes on where it was:
 * what is translated is no longer missing. A service that is busy is asked again later, by the queue.
 */
export async function runMachine(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  const runId = payload['runId'] ?? '';
  const worker = randomUUID();
  const none = { runId, done: 0, refused: 0, words: 0 };
  const until = ctx.clock.now().getTime() + turnMs;
  for (;;) {
    const reserved = await reserveForRun(ctx, { runId, worker });
    if (!reserved.ok) {
      // Cancelled, in other hands, or the words are spent.
      if (reserved.problem.kind !== 'not-found')
        await noteRun(ctx, { ...none, end: 'failed', message: reserved.problem.message });
      return;
    }
    if (reserved.value === null) {
      await noteRun(ctx, { ...none, end: 'done', message: null });
      return;
    }
    const done = await fulfil({ ctx, order: reserved.value });
    if (!done.ok) {
      if (!isLasting(done.failure)) {
        await noteRun(ctx, { ...none, end: null, message: null, letGo: 'rest' });
        throw new Error(done.failure.message);
      }
      await noteRun(ctx, { ...none, end: 'failed', message: done.failure.message });
      return;
    }
    const { written, refused, words } = done.value;
    // A piece that moved nothing would come back for ever.
    const stuck = written + refused === 0;
    const tired = !stuck && ctx.clock.now().getTime() >= until;
    await noteRun(ctx, {
      ...{ runId, done: written, refused, words },
      end: stuck ? 'failed' : null,
      letGo: tired ? 'again' : null,
      message: stuck ? 'Die Texte haben sich inzwischen geändert. Bitte beginnen Sie noch einmal.' : null,
    });
    if (stuck || tired) return;
  }
}

/** Every ten minutes. */
export async function watchRuns(ctx: Ctx): Promise<void> {
  const done = await resumeRuns(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

import type { CountyCtx, Ctx, Tx } from './context.ts';
import type { Result } from './result.ts';

/** The queue through which the worker hears of events. */
export const eventJob = 'platform.event';

/** What a module above does when something happened below. It may be called more than once and has one effect. */
export type EventHandler = (ctx: Ctx, payload: Record<string, string>) => Promise<void>;

/**
 * Tells the modules above that something happened, in the transaction in which it did; the worker delivers it.
 * The payload carries ids only.
 */
export async function emit(input: { ctx: CountyCtx; tx: Tx; event: string; payload: Record<string, string> }): Promise<void> {
  const { ctx, tx, event, payload } = input;
  await ctx.enqueue(tx, { name: eventJob, payload: { ...payload, event, countyId: ctx.county.id } });
}

/**
 * A handler that is one use case, whose input the payload holds. What it refuses fails the job.
 * @throws when it refuses, or the database does not answer: the queue tries again
 */
export const heardBy =
  <I>(useCase: (ctx: Ctx, input: I) => Promise<Result<unknown>>, inputOf: (payload: Record<string, string>) => I): EventHandler =>
  async (ctx, payload) => {
    const done = await useCase(ctx, inputOf(payload));
    if (!done.ok) throw new Error(done.problem.message);
  };

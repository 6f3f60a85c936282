import type { Ctx } from '#kernel/context.ts';
import { runRoundsOfDay } from '../use-cases/rounds.ts';

/** Every morning: begins rounds, gives the turn on after deadlines, ends what is over. */
export async function runRoundsJob(ctx: Ctx): Promise<void> {
  const result = await runRoundsOfDay(ctx, {});
  if (!result.ok && result.problem.code !== 'nothing-to-do') throw new Error(result.problem.message);
}

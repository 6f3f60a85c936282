import type { Ctx } from '#kernel/context.ts';
import { modules } from './registry.ts';

/**
 * Tells every module that listens. One that fails does not keep the others from hearing; the job fails then, and is
 * repeated for all: handlers have one effect however often they are called.
 */
export async function deliverEvent(input: { ctx: Ctx; payload: Record<string, string> }): Promise<void> {
  const { ctx, payload } = input;
  const event = payload['event'] ?? '';
  const failures: unknown[] = [];
  for (const module of modules) {
    try {
      await module.onEvent?.[event]?.(ctx, payload);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${event} was not taken by everybody`);
}

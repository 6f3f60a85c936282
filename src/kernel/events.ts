import type { Ctx } from './context.ts';

/** The queue through which the worker hears of events. */
export const eventJob = 'platform.event';

/** What a module above does when something happened below. It may be called more than once and has one effect. */
export type EventHandler = (ctx: Ctx, payload: Record<string, string>) => Promise<void>;

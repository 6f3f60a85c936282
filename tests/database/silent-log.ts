import type { Logger } from '#kernel/context.ts';

const nothing = (): void => undefined;
export const silentLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

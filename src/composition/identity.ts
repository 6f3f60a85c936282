import type { Actor } from '#kernel/context.ts';
export type Identity = { actorOf: (headers: Headers) => Promise<{ actor: Actor; session: null }> };
export const createIdentity = (): Identity => ({ actorOf: async () => ({ actor: { kind: 'anonymous' }, session: null }) });

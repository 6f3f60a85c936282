import type { Tx } from '#kernel/context.ts';
import type { Holder } from '#kernel/holders.ts';
import { modules } from './registry.ts';

/** Everything in the modules above that hangs on a thing, `network.project`. */
export async function holdersOf(input: { tx: Tx; kind: string; id: string }): Promise<Holder[]> {
  const found: Holder[] = [];
  for (const module of modules) found.push(...((await module.holds?.[input.kind]?.(input)) ?? []));
  return found;
}

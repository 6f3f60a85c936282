import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { TranslatableThing } from '#kernel/translation.ts';
import { modules } from './registry.ts';

/** Things of all modules whose texts the public reads in several languages. */
export async function translatablesOf(input: {
  ctx: CountyCtx;
  tx: Tx;
  subjectIds?: readonly string[];
}): Promise<TranslatableThing[]> {
  if (input.subjectIds?.length === 0) return [];
  const found: TranslatableThing[] = [];
  for (const module of modules) found.push(...((await module.translations?.(input)) ?? []));
  return found;
}

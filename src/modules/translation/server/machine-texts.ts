import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { TranslatableThing } from '#kernel/translation.ts';
import { wordsOf } from './load-desk.ts';
import { loadWork, type LoadedText } from './load-work.ts';

export type MachineText = { thing: TranslatableThing; one: LoadedText; words: number };

/**
 * What a machine may write: what is missing, and its own text once that is outdated. What a person wrote stays, even outdated: a
 * translator sees by it what has changed.
 */
export async function machineTexts(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  subjectIds?: readonly string[];
  kind?: string | null;
}): Promise<MachineText[]> {
  const { ctx, tx, language, kind = null } = input;
  const { desk, works } = await loadWork({ ctx, tx, language, ...(input.subjectIds ? { subjectIds: input.subjectIds } : {}) });
  if (!desk.languages.includes(language)) return [];
  return works.flatMap(({ thing, texts }) =>
    kind !== null && thing.subjectType !== kind
      ? []
      : texts
          .filter(({ state, row }) => state === 'missing' || (state === 'outdated' && row?.state === 'machine'))
          .map((one) => ({ thing, one, words: wordsOf({ ...one.text, source: one.source.text }) })),
  );
}

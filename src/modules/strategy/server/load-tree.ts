import type { Tx } from '#kernel/context.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { withNames } from './note-names.ts';
import {
  countDrafts,
  findBegins,
  findLatestNotes,
  findMunicipalities,
  findNodes,
  findSteps,
  findTexts,
  findUnits,
  type StrategyRow,
} from './store.ts';
import { buildTree } from './views.ts';

/** Loads a strategy with all that is shown of it, as of a day when one is given, and measures it. */
export async function loadTree(input: { tx: Tx; strategy: StrategyRow; at: string | null; language: string; drafts: boolean }) {
  const { tx, strategy } = input;
  // One connection answers one query after the other; the order is that of the house, not of need.
  const nodes = await findNodes(tx, strategy.id);
  const steps = await findSteps(tx, strategy.id);
  const latest = await findLatestNotes(tx, { strategyId: strategy.id, at: input.at });
  const notes = input.drafts ? await withNames(tx, latest) : latest;
  const begins = await findBegins(tx, strategy.id);
  const drafts = input.drafts ? await countDrafts(tx, strategy.id) : new Map<string, number>();
  const units = await findUnits(tx);
  const municipalities = await findMunicipalities(tx);
  const texts = await findTexts(tx, strategy.id);
  const at = input.at;
  const words = await loadDictionary({
    tx,
    language: input.language,
    subjectIds: [strategy.id, ...[nodes, steps, notes, texts].flatMap((rows) => rows.map(({ id }) => id))],
  });
  return {
    texts,
    units,
    words,
    ...buildTree({
      strategy,
      nodes,
      steps:
        at === null ? steps : steps.map((step) => (step.doneOn !== null && step.doneOn > at ? { ...step, doneOn: null } : step)),
      notes,
      begins,
      drafts,
      units,
      municipalities,
      texts,
      words,
    }),
  };
}

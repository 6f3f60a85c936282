import type { CountyCtx, Tx } from '#kernel/context.ts';
import { carryTranslations, type CarriedText } from '#kernel/translation.ts';
import { itemField } from '../contract-translations.ts';
import { findNodes, findSteps, findTexts, type StrategyRow } from './store.ts';

/**
 * Takes the translations of a strategy along into the one that follows it, wherever an entry leads to another: its title
 * and text, its steps and texts. Steps and texts have no trace of their own; the same wording is the same text.
 * Gives the number taken along.
 */
export async function carryStrategyTranslations(input: {
  ctx: CountyCtx;
  tx: Tx;
  from: StrategyRow;
  to: StrategyRow;
  links: readonly { predecessorNodeId: string; successorNodeId: string | null }[];
  /** Also the strategy's title and the texts that belong to no entry. */
  whole?: boolean;
}): Promise<number> {
  const { ctx, tx, from, to, links, whole = false } = input;
  const nodes = new Map([...(await findNodes(tx, from.id)), ...(await findNodes(tx, to.id))].map((row) => [row.id, row]));
  const steps = Map.groupBy([...(await findSteps(tx, from.id)), ...(await findSteps(tx, to.id))], (step) => step.nodeId);
  const oldTexts = Map.groupBy(await findTexts(tx, from.id), (text) => text.nodeId);
  const newTexts = Map.groupBy(await findTexts(tx, to.id), (text) => text.nodeId);
  const carries: CarriedText[] = [];
  const add = (subjectType: string, old: Text, fresh: Text): void => {
    carries.push({
      from: { subjectId: old.id, field: old.field },
      to: { subjectType, subjectId: fresh.id, field: fresh.field, source: fresh.source },
    });
  };
  const sameWording = (subjectType: string, old: readonly Text[], fresh: readonly Text[]): void => {
    for (const text of fresh) {
      for (const other of old) if (other.source.trim() === text.source.trim()) add(subjectType, other, text);
    }
  };
  for (const { predecessorNodeId, successorNodeId } of links) {
    const old = nodes.get(predecessorNodeId);
    const fresh = successorNodeId === null ? undefined : nodes.get(successorNodeId);
    if (!old || !fresh) continue;
    for (const field of ['title', 'text'] as const) {
      const [before, source] = [old[field], fresh[field]];
      if (before && source) add('node', { id: old.id, field, source: before }, { id: fresh.id, field, source });
    }
    sameWording('step', stepTexts(steps.get(old.id)), stepTexts(steps.get(fresh.id)));
    sameWording('text', wordsOf(oldTexts.get(old.id)), wordsOf(newTexts.get(fresh.id)));
  }
  if (whole) {
    sameWording('text', wordsOf(oldTexts.get(null)), wordsOf(newTexts.get(null)));
    const titleOf = ({ id, title }: StrategyRow): Text => ({ id, field: 'title', source: title });
    sameWording('strategy', [titleOf(from)], [titleOf(to)]);
  }
  return carryTranslations({ ctx, tx, carries });
}

type Text = { id: string; field: string; source: string };

const stepTexts = (steps: readonly { id: string; title: string }[] = []): Text[] =>
  steps.map(({ id, title }) => ({ id, field: 'title', source: title }));

const wordsOf = (texts: readonly { id: string; title: string; items: string[] }[] = []): Text[] =>
  texts
    .flatMap(({ id, title, items }) => [
      { id, field: 'title', source: title },
      ...items.map((source, index) => ({ id, field: itemField(index), source })),
    ])
    .filter(({ source }) => source.trim() !== '');

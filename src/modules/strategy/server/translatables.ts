import { and, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { translation } from '#kernel/tables.ts';
import { dictionaryOf, translationState, type TranslationRow } from '#kernel/translation.ts';
import { textKindWords } from '../contract.ts';
import {
  itemField,
  noCounts,
  translationStates,
  type TranslationCounts,
  type TranslationTask,
} from '../contract-translations.ts';
import { inDocumentOrder } from './origins.ts';
import { statusNote, strategyNode, strategyStep, strategyText } from './schema.ts';
import { findNodes, findSteps, findTexts, type StrategyRow } from './store.ts';

/** A text that the public reads, with the words by which the office knows it. */
export type Translatable = Pick<TranslationTask, 'subjectType' | 'subjectId' | 'field' | 'place' | 'what' | 'source'>;

const germanDay = (day: IsoDate): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`;

/** Every text of a strategy that the public reads or will read, in the order of the document; released notes alone. */
export async function findTranslatables(tx: Tx, strategy: StrategyRow): Promise<Translatable[]> {
  const nodes = await findNodes(tx, strategy.id);
  const rows = new Map(nodes.map((row) => [row.id, row]));
  const steps = Map.groupBy(await findSteps(tx, strategy.id), (step) => step.nodeId);
  const notes = Map.groupBy(
    await tx
      .select({
        id: statusNote.id,
        nodeId: statusNote.nodeId,
        date: statusNote.date,
        text: statusNote.text,
        nextStep: statusNote.nextStep,
        reason: statusNote.reason,
      })
      .from(statusNote)
      .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
      .where(
        and(
          eq(strategyNode.strategyId, strategy.id),
          isNull(strategyNode.deletedAt),
          isNotNull(statusNote.releasedAt),
          isNull(statusNote.withdrawnAt),
        ),
      )
      .orderBy(desc(statusNote.date), desc(statusNote.createdAt)),
    (note) => note.nodeId,
  );
  const named = inDocumentOrder(nodes);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const found: Translatable[] = [];
  const add = (subject: Omit<Translatable, 'source'>, source: string | null): void => {
    if (source !== null && source.trim() !== '') found.push({ ...subject, source });
  };
  add({ subjectType: 'strategy', subjectId: strategy.id, field: 'title', place: 'Strategie', what: 'Titel' }, strategy.title);
  for (const { id, name: place } of named) {
    const node = { subjectType: 'node', subjectId: id, place } as const;
    add({ ...node, field: 'title', what: 'Titel' }, rows.get(id)!.title);
    add({ ...node, field: 'text', what: 'Beschreibung' }, rows.get(id)!.text);
    for (const [index, step] of (steps.get(id) ?? []).entries()) {
      add({ subjectType: 'step', subjectId: step.id, field: 'title', place, what: `Schritt ${index + 1}` }, step.title);
    }
    for (const note of notes.get(id) ?? []) {
      const status = { subjectType: 'status', subjectId: note.id, place } as const;
      const of = `Meldung vom ${germanDay(note.date)}`;
      add({ ...status, field: 'text', what: of }, note.text);
      add({ ...status, field: 'reason', what: `${of}, Grund` }, note.reason);
      add({ ...status, field: 'nextStep', what: `${of}, nächster Schritt` }, note.nextStep);
    }
  }
  for (const text of await findTexts(tx, strategy.id)) {
    const own = text.title || textKindWords[text.kind];
    const place = [own, text.nodeId === null ? '' : (names.get(text.nodeId) ?? '')].filter(Boolean).join(', ');
    const subject = { subjectType: 'text', subjectId: text.id, place } as const;
    // A heading that only names the kind is not shown: pages say the kind in every language.
    if (text.title !== textKindWords[text.kind]) add({ ...subject, field: 'title', what: 'Überschrift' }, text.title);
    for (const [index, item] of text.items.entries()) {
      add({ ...subject, field: itemField(index), what: text.items.length === 1 ? 'Text' : `Absatz ${index + 1}` }, item);
    }
  }
  return found;
}

/** All translations of a strategy's texts, whatever the language. */
export const findTranslationsOf = (tx: Tx, strategyId: string): Promise<TranslationRow[]> =>
  tx.select().from(translation).where(belongsTo(tx, strategyId));

/** Before a draft is thrown away: what was translated of it goes with it. */
export const deleteTranslationsOf = (tx: Tx, strategyId: string) => tx.delete(translation).where(belongsTo(tx, strategyId));

function belongsTo(tx: Tx, strategyId: string) {
  const nodes = tx.select({ id: strategyNode.id }).from(strategyNode).where(eq(strategyNode.strategyId, strategyId));
  const below = [
    tx.select({ id: strategyStep.id }).from(strategyStep).where(inArray(strategyStep.nodeId, nodes)),
    tx.select({ id: statusNote.id }).from(statusNote).where(inArray(statusNote.nodeId, nodes)),
    tx.select({ id: strategyText.id }).from(strategyText).where(eq(strategyText.strategyId, strategyId)),
  ];
  return or(
    eq(translation.subjectId, strategyId),
    inArray(translation.subjectId, nodes),
    ...below.map((ids) => inArray(translation.subjectId, ids)),
  );
}

/** How many texts of each language stand how, in the order of the languages. */
export function countTranslations(input: {
  texts: readonly Translatable[];
  rows: readonly TranslationRow[];
  languages: readonly string[];
}): { language: string; counts: TranslationCounts }[] {
  const byLanguage = Map.groupBy(input.rows, (row) => row.language);
  return input.languages.map((language) => {
    const { find } = dictionaryOf(byLanguage.get(language) ?? []);
    const counts = noCounts();
    for (const text of input.texts) counts[translationState({ source: text.source, translated: find(text) })] += 1;
    return { language, counts };
  });
}

/** What is outdated comes first, then what is missing; within a state it is the document's order. */
export const inWorkOrder = <T extends Pick<TranslationTask, 'state'>>(tasks: readonly T[]): T[] =>
  tasks.toSorted((one, other) => translationStates.indexOf(one.state) - translationStates.indexOf(other.state));

import { and, desc, isNotNull, isNull } from 'drizzle-orm';
import { ownAction, type SearchDocument, type SearchSource } from '#kernel/search.ts';
import { stateWords, textKindWords } from '../contract.ts';
import { loadTree } from './load-tree.ts';
import { walk } from './model/tree.ts';
import { statusNote } from './schema.ts';
import { findStrategies } from './store.ts';

const action = 'strategy.read-office';

/** Strategies, their entries, texts and what was reported. A note that waits for its release is found by its author alone. */
export const searchDocuments: SearchSource = async ({ tx }) => {
  const documents: SearchDocument[] = [];
  const notes = new Map<string, string[]>();
  const released = await tx
    .select({ nodeId: statusNote.nodeId, text: statusNote.text, nextStep: statusNote.nextStep, state: statusNote.state })
    .from(statusNote)
    .where(and(isNotNull(statusNote.releasedAt), isNull(statusNote.withdrawnAt)))
    .orderBy(desc(statusNote.date), desc(statusNote.createdAt));
  const waiting = Map.groupBy(
    await tx
      .select()
      .from(statusNote)
      .where(and(isNull(statusNote.releasedAt), isNull(statusNote.withdrawnAt), isNotNull(statusNote.authorId))),
    (note) => note.nodeId,
  );
  for (const note of released)
    notes.set(note.nodeId, [
      ...(notes.get(note.nodeId) ?? []),
      [stateWords[note.state], note.text, note.nextStep].filter(Boolean).join('. '),
    ]);
  for (const strategy of await findStrategies(tx)) {
    documents.push({
      kind: 'strategy.strategy',
      subjectId: strategy.key,
      title: strategy.title,
      context: '',
      body: strategy.levels.join(', '),
      action,
    });
    const { nodes, texts } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
    for (const node of walk(nodes)) {
      const title = [node.path, node.title].filter(Boolean).join(' ');
      documents.push({
        kind: 'strategy.node',
        subjectId: node.id,
        title,
        context: [strategy.title, node.levelName, node.lead?.name].filter(Boolean).join(' · '),
        body: [
          node.text,
          node.internalText,
          node.partners.map((unit) => unit.name).join(', '),
          node.targetGroups.join(', '),
          node.municipalities.join(', '),
          node.steps.map((step) => step.title).join('. '),
        ]
          .filter(Boolean)
          .join('\n'),
        action,
      });
      for (const note of waiting.get(node.id) ?? [])
        documents.push({
          kind: 'strategy.own-note',
          subjectId: `${node.id}/${note.id}`,
          title,
          context: strategy.title,
          body: [stateWords[note.state], note.text, note.reason, note.nextStep, note.figureLabel].filter(Boolean).join('. '),
          action: ownAction(`account:${note.authorId}`),
        });
      const said = notes.get(node.id);
      if (said)
        documents.push({
          kind: 'strategy.note',
          subjectId: node.id,
          title,
          context: strategy.title,
          body: said.join('\n'),
          action,
        });
    }
    for (const text of texts) {
      documents.push({
        kind: 'strategy.text',
        subjectId: `${strategy.key}/${text.id}`,
        title: text.title || textKindWords[text.kind],
        context: `${strategy.title} · ${textKindWords[text.kind]}`,
        body: text.items.join('\n'),
        action,
      });
    }
  }
  return documents;
};

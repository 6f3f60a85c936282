import type { Tx } from '#kernel/context.ts';
import { loadDictionary } from '#kernel/translation.ts';
import type { News, NewsItem, NewsPlace } from '../contract.ts';
import { loadTree } from './load-tree.ts';
import { walk } from './model/tree.ts';
import { belowOf, fieldOf, latestFirst } from './model/news.ts';
import { findBaselines, findChanges, findNotesReleased, findPlaces, type StrategyRow } from './store.ts';
import { changeView, periodNote, strategySummary } from './views.ts';

const noNames = new Map<string, string>();

/**
 * What the public learned of a strategy from one moment up to another, newest first: released notes and changes of the plan.
 * Part of other use cases and of jobs, inside their transaction.
 * @param within id of a node, or printed number of a field, to which the list is narrowed; null for all
 * @returns null when there is no such place
 */
export async function loadNews(input: {
  tx: Tx;
  strategy: StrategyRow;
  within: string | null;
  from: Date;
  to: Date;
  language: string;
  limit: number;
}): Promise<News | null> {
  const { tx, strategy, within, from, to, language, limit } = input;
  const { nodes, words } = await loadTree({ tx, strategy, at: null, language, drafts: false });
  const shown = new Map([...walk(nodes)].map((node) => [node.id, node]));
  const rows = new Map((await findPlaces(tx, strategy.id)).map((row) => [row.id, row]));
  const place = (id: string | null): NewsPlace | null => {
    const node = id === null ? undefined : shown.get(id);
    if (node) return { id: node.id, path: node.path, title: node.title, titleLanguage: node.titleLanguage, gone: false };
    const row = id === null ? undefined : rows.get(id);
    return row ? { id: row.id, path: row.number ?? '', title: row.title, titleLanguage: 'de', gone: true } : null;
  };
  // Whoever follows a node that was deleted learns so.
  const root = within === null ? null : (rows.get(within) ?? nodes.find((node) => node.number === within) ?? null);
  if (within !== null && root === null) return null;
  const inside = root === null ? null : belowOf({ rows, id: root.id });
  const asked = (nodeId: string | null): boolean => inside === null || (nodeId !== null && inside.has(nodeId));

  // More are read than are shown where the list is narrowed afterwards.
  const notes = await findNotesReleased(tx, { strategyId: strategy.id, from, to, limit: inside === null ? limit : 2_000 });
  const changes = await findChanges(tx, { strategyId: strategy.id, from, to: new Date(to.getTime() - 1) });
  const history = await loadDictionary({ tx, language, subjectIds: notes.map(({ id }) => id) });
  const told: NewsItem[] = notes
    .filter((note) => asked(note.nodeId))
    .map((note) => ({
      id: note.id,
      at: (note.releasedAt ?? note.createdAt).toISOString(),
      place: place(note.nodeId),
      field: place(fieldOf({ rows, id: note.nodeId })),
      note: periodNote(note, shown.get(note.nodeId)?.lead ?? null, history),
      change: null,
    }));
  const changed: NewsItem[] = changes
    // A new state is told by its note; only a note that was taken back has nothing else to tell it.
    .filter((row) => row.subject !== 'strategy' && (row.subject !== 'status' || row.kind === 'deleted') && asked(row.nodeId))
    .map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      place: place(row.nodeId),
      field: row.nodeId === null ? null : place(fieldOf({ rows, id: row.nodeId })),
      note: null,
      change: changeView(row, noNames),
    }));
  const items = latestFirst([...told, ...changed]).slice(0, limit);
  const [recorded] = items.length > 0 ? [] : await findBaselines(tx, strategy.id);
  return {
    strategy: strategySummary(strategy, words),
    within: root === null ? null : place(root.id),
    updated: items[0]?.at ?? (recorded?.recordedAt ?? strategy.createdAt).toISOString(),
    items,
  };
}

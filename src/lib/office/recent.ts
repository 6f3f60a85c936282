import type { RecentEntry } from '#modules/strategy/server/index.ts';
import type { officePaths } from '#lib/paths.ts';
import { changeWords, type ShownState } from '#modules/strategy/contract.ts';
import { changeLine, stateOfWord } from './change-words.ts';
import { recentWords } from './german.ts';

export type RecentRow = {
  id: string;
  when: string;
  who: string;
  name: string;
  href: string;
  /** A new state, with what stood before it where it was another one. */
  state: { before: ShownState | null; after: ShownState } | null;
  /** What happened, where it is no state. */
  words: string;
  strategy: string;
};

/** The latest events as rows of the start page. */
export function recentRows(input: {
  entries: readonly RecentEntry[];
  today: string;
  paths: ReturnType<typeof officePaths>;
}): RecentRow[] {
  return input.entries.map((entry) => {
    const { change, note } = entry;
    const changed = change?.fields.find((field) => field.field === 'state');
    const before = changed ? stateOfWord(changed, 'before') : null;
    const gone = change?.kind === 'deleted' && change.subject === 'node';
    return {
      id: entry.id,
      when: recentWords({ instant: entry.at, today: input.today }),
      who: entry.actorName,
      name: [entry.number, entry.title].filter(Boolean).join(' '),
      href: entry.nodeId !== null && !gone ? input.paths.node(entry.nodeId) : input.paths.strategy(entry.strategyKey),
      state: note === null ? null : { before: before === note.state ? null : before, after: note.state },
      words: note !== null ? note.text : change === null ? '' : wordsOf(change),
      strategy: entry.strategyTitle,
    };
  });
}

function wordsOf(change: NonNullable<RecentEntry['change']>): string {
  if (change.subject === 'strategy') return change.kind === 'added' ? 'beschlossen' : 'Angaben geändert';
  if (change.subject === 'status') return 'Stand zurückgezogen';
  if (change.subject === 'step') return 'Schritte geändert';
  if (change.kind === 'added' || change.kind === 'deleted') return changeWords[change.kind];
  const lines = change.fields.map(changeLine);
  const [first] = lines;
  if (!first) return changeWords[change.kind];
  if (lines.length === 1) return `${first.label}: ${first.before} → ${first.after}`;
  return `${changeWords[change.kind]}: ${lines.map((line) => line.label).join(', ')}`;
}

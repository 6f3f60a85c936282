import { berlinDay } from '#kernel/dates.ts';
import { type ChangeEntryView, type StatusState, type StatusView } from '#modules/strategy/contract.ts';
import type { StatusFigure, StatusFile } from '#modules/strategy/contract-rounds.ts';
import { instantWords, longDay } from './german.ts';

/** A note with what was handed in beside its words. */
export type NoteInHistory = StatusView & { figure?: StatusFigure | null; file?: StatusFile | null };

/** One entry of a measure's history, whatever it comes from. */
export type HistoryEntry = {
  /** For sorting: the day that it is about, then the instant of writing. */
  sortDay: string;
  sortAt: string;
  when: string;
  who: string;
  /** A decision or a change of the plan is marked hollow, a status note filled. */
  decision: boolean;
  note: (NoteInHistory & { before: StatusState | null }) | null;
  change: ChangeEntryView | null;
};

/**
 * Merges notes and changes of one node, newest first. A change that only repeats a note's new state is left out:
 * the note says it already.
 */
export function mergeHistory(input: { notes: readonly NoteInHistory[]; changes: readonly ChangeEntryView[] }): HistoryEntry[] {
  const released = input.notes.filter((note) => note.released).sort(byDay);
  const before = new Map(released.map((note, index) => [note.id, released[index - 1]?.state ?? null]));
  const known = new Set(input.notes.map((note) => note.id));
  const notes = input.notes.map((note): HistoryEntry => {
    const sameDay = berlinDay(new Date(note.createdAt)) === note.date;
    const previous = note.released ? (before.get(note.id) ?? null) : (released.at(-1)?.state ?? null);
    return {
      sortDay: note.date,
      sortAt: note.createdAt,
      when: sameDay ? instantWords(note.createdAt) : longDay(note.date),
      who: note.authorName,
      decision: false,
      note: { ...note, before: previous === note.state ? null : previous },
      change: null,
    };
  });
  const changes = input.changes
    .filter((change) => !(change.subject === 'status' && known.has(change.subjectId)))
    .map((change): HistoryEntry => ({
      sortDay: berlinDay(new Date(change.at)),
      sortAt: change.at,
      when: instantWords(change.at),
      who: change.actorName,
      decision: true,
      note: null,
      change,
    }));
  return [...notes, ...changes].sort((one, other) => compare(other.sortDay, one.sortDay) || compare(other.sortAt, one.sortAt));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byDay = (one: StatusView, other: StatusView): number =>
  compare(one.date, other.date) || compare(one.createdAt, other.createdAt);

/** Where a note comes from, in words. */
export const sourceWords = (note: Pick<StatusView, 'source' | 'demonstration' | 'authorName'>): string =>
  [note.source === note.authorName ? '' : note.source, note.demonstration ? 'Beispielangabe' : ''].filter(Boolean).join(' · ');

import type { Tx } from '#kernel/context.ts';
import { namesOf } from '#kernel/people.ts';
import type { StatusRow } from './store.ts';

/** Notes with the names of today in place of references: for the office alone, the public learns of no person. */
export async function withNames<T extends Pick<StatusRow, 'authorName' | 'releasedBy'>>(
  tx: Tx,
  notes: readonly T[],
): Promise<T[]> {
  const names = await namesOf(
    tx,
    notes.flatMap((note) => [note.authorName, note.releasedBy ?? []].flat()),
  );
  const nameOf = (ref: string): string => names.get(ref) ?? ref;
  return notes.map((note) => ({
    ...note,
    authorName: nameOf(note.authorName),
    releasedBy: note.releasedBy === null ? null : nameOf(note.releasedBy),
  }));
}

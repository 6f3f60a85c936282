import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ChangeEntryView, StatusView } from '../../contract.ts';
import { withNames } from '../note-names.ts';
import { policy } from '../policy.ts';
import { changeEntry, statusNote, strategy, strategyNode } from '../schema.ts';
import { changeView, statusView } from '../views.ts';

const listRecentInput = z.object({ limit: z.number().int().min(1).max(100).default(5) });

/** Something that happened lately: a note that was released, or a change of the plan; a new state carries both. */
export type RecentEntry = {
  id: string;
  at: string;
  strategyKey: string;
  strategyTitle: string;
  nodeId: string | null;
  number: string | null;
  title: string;
  actorName: string;
  note: StatusView | null;
  change: ChangeEntryView | null;
};

/** The latest changes and released notes of all strategies that were adopted, the newest first. */
export const listRecent = useCase({
  name: 'strategy.list-recent',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: listRecentInput,
  run: async ({ tx, input }) => {
    const changes = await tx
      .select({ change: changeEntry, strategyKey: strategy.key, strategyTitle: strategy.title })
      .from(changeEntry)
      .innerJoin(strategy, eq(strategy.id, changeEntry.strategyId))
      .orderBy(desc(changeEntry.at), desc(changeEntry.id))
      .limit(input.limit);
    const found = await tx
      .select({
        note: statusNote,
        number: strategyNode.number,
        title: strategyNode.title,
        strategyKey: strategy.key,
        strategyTitle: strategy.title,
      })
      .from(statusNote)
      .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
      .innerJoin(strategy, eq(strategy.id, strategyNode.strategyId))
      .where(
        and(
          isNotNull(statusNote.releasedAt),
          isNull(statusNote.withdrawnAt),
          isNull(strategyNode.deletedAt),
          ne(strategy.state, 'draft'),
        ),
      )
      .orderBy(desc(statusNote.releasedAt), desc(statusNote.id))
      .limit(input.limit);

    const named = await withNames(
      tx,
      found.map((row) => row.note),
    );
    const notes = found.map((row, index) => ({ ...row, note: named[index]! }));
    const names = await namesOf(
      tx,
      changes.map(({ change }) => change.actorRef),
    );

    // A note that brought a new state has an entry in the history too: the two are one event.
    const byNote = new Map(notes.map((row) => [row.note.id, row]));
    const fromChanges = changes.map(({ change, ...of }): RecentEntry => ({
      id: change.id,
      at: change.at.toISOString(),
      ...of,
      nodeId: change.nodeId,
      number: change.number,
      title: change.title,
      actorName: names.get(change.actorRef) ?? '',
      note:
        change.subject === 'status' && change.kind !== 'deleted' && byNote.has(change.subjectId)
          ? statusView(byNote.get(change.subjectId)!.note)
          : null,
      change: changeView(change, names),
    }));
    const told = new Set(fromChanges.flatMap((entry) => entry.note?.id ?? []));
    const fromNotes = notes
      .filter((row) => !told.has(row.note.id))
      .map(({ note, ...of }): RecentEntry => ({
        id: note.id,
        at: (note.releasedAt ?? note.createdAt).toISOString(),
        ...of,
        nodeId: note.nodeId,
        actorName: note.authorName,
        note: statusView(note),
        change: null,
      }));
    return ok(
      [...fromChanges, ...fromNotes]
        .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
        .slice(0, input.limit),
    );
  },
});

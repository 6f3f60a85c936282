import type { Tx } from '#kernel/context.ts';
import type { MeetingView, PaperView } from '../contract.ts';
import { findHeldBefore, findMeeting, findPapersById, findStops, type PaperRow } from './store.ts';
import { meetingView, paperView } from './views.ts';

/** Papers with their stops, in the order in which the rows came. */
export async function withStops(tx: Tx, rows: readonly PaperRow[]): Promise<PaperView[]> {
  const stops = Map.groupBy(
    await findStops(
      tx,
      rows.map((row) => row.id),
    ),
    (stop) => stop.row.paperId,
  );
  return rows.map((row) => paperView(row, stops.get(row.id) ?? []));
}

/** Papers with their outcomes by id, for use cases of other modules within their transaction. */
export async function loadPapers(tx: Tx, paperIds: readonly string[]): Promise<Map<string, PaperView>> {
  const papers = await withStops(tx, await findPapersById(tx, paperIds));
  return new Map(papers.map((paper) => [paper.id, paper]));
}

/** A meeting with the body's last held one before it, for use cases of other modules within their transaction. */
export async function loadMeeting(
  tx: Tx,
  meetingId: string,
): Promise<{ meeting: MeetingView; previous: MeetingView | null } | null> {
  const found = await findMeeting(tx, meetingId);
  if (!found) return null;
  const before = await findHeldBefore({ tx, bodyId: found.row.bodyId, date: found.row.date });
  return { meeting: meetingView(found), previous: before === null ? null : meetingView(before) };
}

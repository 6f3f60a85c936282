import type { Tx } from '#kernel/context.ts';
import type { PaperView } from '../contract.ts';
import { findPaper, findStops, type PaperRow } from './store.ts';
import { paperView } from './views.ts';

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

/** One paper with its outcome, for use cases of other modules within their transaction; null when there is none. */
export async function loadPaper(tx: Tx, paperId: string): Promise<PaperView | null> {
  const row = await findPaper(tx, paperId);
  return row ? ((await withStops(tx, [row]))[0] ?? null) : null;
}

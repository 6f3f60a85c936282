import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { namesOf } from '#kernel/people.ts';
import { storedFile } from '#kernel/tables.ts';
import type { Draft, SourceLine } from '../draft.ts';
import type { ImportSummary, ReviewAction } from '../review.ts';
import { strategy, strategyImport, strategyImportAction } from './schema.ts';

/** What the reader made of a document, kept as it came out. */
export type ReadDraft = { draft: Draft; lines: SourceLine[] };
export type ImportRow = typeof strategyImport.$inferSelect;
export type ActionRow = typeof strategyImportAction.$inferSelect;

/** One import; with `lock`, nobody else changes it until the transaction ends. */
export async function findImport(tx: Tx, id: string, lock: 'lock' | 'look' = 'look'): Promise<ImportRow | null> {
  const query = tx.select().from(strategyImport).where(eq(strategyImport.id, id));
  const [row] = await (lock === 'lock' ? query.for('update') : query);
  return row ?? null;
}

export const findFile = async (tx: Tx, id: string) =>
  (await tx.select().from(storedFile).where(eq(storedFile.id, id)))[0] ?? null;

const strategyKeyOf = async (tx: Tx, id: string | null): Promise<string | null> =>
  id === null ? null : ((await tx.select({ key: strategy.key }).from(strategy).where(eq(strategy.id, id)))[0]?.key ?? null);

/** All imports, the latest first, without their drafts. */
export async function findImports(tx: Tx): Promise<ImportSummary[]> {
  const rows = await tx
    .select({
      id: strategyImport.id,
      fileName: strategyImport.fileName,
      state: strategyImport.state,
      version: strategyImport.version,
      createdAt: strategyImport.createdAt,
      createdBy: strategyImport.createdBy,
      readAt: strategyImport.readAt,
      error: strategyImport.error,
      strategyKey: strategy.key,
    })
    .from(strategyImport)
    .leftJoin(strategy, eq(strategy.id, strategyImport.strategyId))
    .orderBy(desc(strategyImport.createdAt), desc(strategyImport.id));
  const names = await namesOf(
    tx,
    rows.map((row) => row.createdBy),
  );
  return rows.map((row) => ({
    ...row,
    createdBy: names.get(row.createdBy) ?? row.createdBy,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }));
}

export const summaryOf = async (tx: Tx, row: ImportRow): Promise<ImportSummary> => ({
  id: row.id,
  fileName: row.fileName,
  state: row.state,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  createdBy: (await namesOf(tx, [row.createdBy])).get(row.createdBy) ?? row.createdBy,
  readAt: row.readAt?.toISOString() ?? null,
  error: row.error,
  strategyKey: await strategyKeyOf(tx, row.strategyId),
});

/** All actions in order, the undone ones included. */
export const findActions = (tx: Tx, importId: string): Promise<ActionRow[]> =>
  tx
    .select()
    .from(strategyImportAction)
    .where(eq(strategyImportAction.importId, importId))
    .orderBy(asc(strategyImportAction.sequence));

export const inForce = (rows: readonly ActionRow[]): ReviewAction[] =>
  rows.filter((row) => row.undoneAt === null).map((row) => row.action as ReviewAction);

/** Appends an action. What was undone before it can no longer be done again: it would not fit what follows. */
export async function appendAction(input: {
  ctx: CountyCtx;
  tx: Tx;
  importId: string;
  action: ReviewAction;
  sequence: number;
  by: string;
}): Promise<void> {
  const { ctx, tx, importId, action, sequence, by } = input;
  await tx
    .delete(strategyImportAction)
    .where(and(eq(strategyImportAction.importId, importId), isNotNull(strategyImportAction.undoneAt)));
  const at = ctx.clock.now();
  await tx
    .insert(strategyImportAction)
    .values({ id: newId(at.getTime()), countyId: ctx.county.id, importId, sequence, action, at, by });
}

/** Marks the last action as undone, or takes the mark from the first undone one. Answers the row, null when there is none. */
export async function turnAction(input: {
  tx: Tx;
  importId: string;
  turn: 'undo' | 'redo';
  now: Date;
}): Promise<ActionRow | null> {
  const { tx, importId, turn, now } = input;
  const [row] = await tx
    .select()
    .from(strategyImportAction)
    .where(
      and(
        eq(strategyImportAction.importId, importId),
        turn === 'undo' ? isNull(strategyImportAction.undoneAt) : isNotNull(strategyImportAction.undoneAt),
      ),
    )
    .orderBy(turn === 'undo' ? desc(strategyImportAction.sequence) : asc(strategyImportAction.sequence))
    .limit(1);
  if (!row) return null;
  await tx
    .update(strategyImportAction)
    .set({ undoneAt: turn === 'undo' ? now : null })
    .where(eq(strategyImportAction.id, row.id));
  return row;
}

/** Changes an import and counts its version up. */
export const changeImport = (tx: Tx, row: ImportRow, change: Partial<typeof strategyImport.$inferInsert>) =>
  tx
    .update(strategyImport)
    .set({ ...change, version: row.version + 1 })
    .where(eq(strategyImport.id, row.id));

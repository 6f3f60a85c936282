import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { statusNote } from './schema.ts';

/** Notes name the office that wrote them: before a measure goes to another one they take the old name with them. */
export async function keepNameInNotes(input: { tx: Tx; nodeId: string; name: string | null }): Promise<void> {
  if (input.name === null) return;
  await input.tx
    .update(statusNote)
    .set({ unitName: input.name })
    .where(and(eq(statusNote.nodeId, input.nodeId), isNull(statusNote.unitName)));
}

import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from './context.ts';
import { namesOf } from './people.ts';
import { auditEntry } from './tables.ts';

/** What was done to one thing, as its own page tells it. */
export type HistoryEntry = {
  id: string;
  at: string;
  actorName: string;
  summary: string;
  fields: { field: string; before: unknown; after: unknown }[];
};

/** The audit log of one thing, newest first: for the page of the thing, whose reader may see its fields. */
export async function historyOf(input: {
  tx: Tx;
  countyId: string;
  subjectType: string;
  subjectId: string;
  limit?: number;
}): Promise<HistoryEntry[]> {
  const { tx, countyId, subjectType, subjectId, limit = 50 } = input;
  const rows = await tx
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.countyId, countyId), eq(auditEntry.subjectType, subjectType), eq(auditEntry.subjectId, subjectId)))
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit);
  const refOf = (row: (typeof rows)[number]): string =>
    row.actorKind === 'account' ? `account:${row.actorId ?? ''}` : (row.actorId ?? '');
  const names = await namesOf(tx, rows.map(refOf));
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: names.get(refOf(row)) ?? '',
    summary: row.summary,
    fields: Object.entries(row.fields).map(([field, { before = null, after = null }]) => ({ field, before, after })),
  }));
}

import type { Ctx, Tx } from './context.ts';
import { newId } from './ids.ts';
import { auditEntry, auditPersonal } from './tables.ts';

export type AuditRecord = {
  subjectType: string;
  subjectId: string | null;
  /** German, for the reader in the back office; names no person. */
  summary: string;
  /** Changed fields without personal values. */
  fields?: Record<string, { before?: unknown; after?: unknown }>;
  /** Personal values, kept apart so that they can be erased. `personRef` is an account's id or a mail address. */
  personal?: { personRef: string; field: string; before?: string | null; after?: string | null }[];
};

/** Writes the records of one use case in its own transaction. Called by `useCase` alone. */
export async function writeAudit(input: {
  ctx: Ctx;
  tx: Tx;
  countyId: string | null;
  useCase: string;
  records: readonly AuditRecord[];
}): Promise<void> {
  const { ctx, tx, countyId, useCase } = input;
  const at = ctx.clock.now();
  const actorId = 'id' in ctx.actor ? ctx.actor.id : null;
  const entries = input.records.map((record) => ({ record, id: newId(at.getTime()) }));
  await tx.insert(auditEntry).values(
    entries.map(({ record, id }) => ({
      id,
      countyId,
      at,
      actorKind: ctx.actor.kind,
      actorId: actorId ?? ('name' in ctx.actor ? ctx.actor.name : null),
      useCase,
      subjectType: record.subjectType,
      subjectId: record.subjectId,
      summary: record.summary,
      fields: record.fields ?? {},
      requestId: ctx.requestId,
    })),
  );
  const personal =
    countyId === null
      ? []
      : entries.flatMap(({ record, id }) =>
          (record.personal ?? []).map((value) => ({
            id: newId(at.getTime()),
            countyId,
            entryId: id,
            personRef: value.personRef,
            field: value.field,
            before: value.before ?? null,
            after: value.after ?? null,
            at,
          })),
        );
  if (personal.length > 0) await tx.insert(auditPersonal).values(personal);
}

/** Names the fields that differ, with both values, for an audit record. */
export function changedFields<T extends Record<string, unknown>>(
  before: T,
  after: Partial<T>,
): Record<string, { before: unknown; after: unknown }> {
  const changed: Record<string, { before: unknown; after: unknown }> = {};
  for (const [field, value] of Object.entries(after)) {
    if (value === undefined) continue;
    if (JSON.stringify(before[field]) !== JSON.stringify(value)) changed[field] = { before: before[field], after: value };
  }
  return changed;
}

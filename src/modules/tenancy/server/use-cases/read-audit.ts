import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { addDays, berlinMidnight } from '#kernel/dates.ts';
import { ok } from '#kernel/result.ts';
import { auditEntry } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { AuditEntryView } from '../../contract.ts';
import { readAuditInput } from '../../inputs.ts';
import { policy } from '../policy.ts';

/** The audit log of the county, newest first, a page at a time. `next` is the `after` of the next page. */
export const readAudit = useCase({
  name: 'tenancy.read-audit',
  policy,
  mode: 'read',
  input: readAuditInput,
  run: async ({ ctx, tx, input }) => {
    const [last] = input.after === null ? [] : await tx.select().from(auditEntry).where(eq(auditEntry.id, input.after));
    const rows = await tx
      .select()
      .from(auditEntry)
      .where(
        and(
          eq(auditEntry.countyId, ctx.county.id),
          input.useCase === null ? undefined : eq(auditEntry.useCase, input.useCase),
          input.subjectId === null ? undefined : eq(auditEntry.subjectId, input.subjectId),
          input.actorId === null ? undefined : eq(auditEntry.actorId, input.actorId),
          input.from === null ? undefined : gte(auditEntry.at, berlinMidnight(input.from)),
          input.to === null ? undefined : lt(auditEntry.at, berlinMidnight(addDays(input.to, 1))),
          last ? or(lt(auditEntry.at, last.at), and(eq(auditEntry.at, last.at), lt(auditEntry.id, last.id))) : undefined,
        ),
      )
      .orderBy(desc(auditEntry.at), desc(auditEntry.id))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    const accountIds = [...new Set(page.flatMap((row) => (row.actorKind === 'account' && row.actorId ? [row.actorId] : [])))];
    const names = new Map<string, string>();
    if (accountIds.length > 0) {
      const found = await tx.execute<{ id: string; name: string }>(
        sql`select id, name from auth."user" where ${inArray(sql`id`, accountIds)}`,
      );
      for (const row of found.rows) names.set(row.id, row.name);
    }
    return ok({
      entries: page.map((row): AuditEntryView => ({
        id: row.id,
        at: row.at.toISOString(),
        actorKind: row.actorKind,
        actorId: row.actorId,
        actorName: row.actorId === null ? null : (names.get(row.actorId) ?? (row.actorKind === 'account' ? null : row.actorId)),
        useCase: row.useCase,
        subjectType: row.subjectType,
        subjectId: row.subjectId,
        summary: row.summary,
        fields: Object.entries(row.fields).map(([field, value]) => ({
          field,
          before: text(value.before),
          after: text(value.after),
        })),
        requestId: row.requestId,
      })),
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    });
  },
});

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

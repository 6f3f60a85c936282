import { eq, inArray, sql } from 'drizzle-orm';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { auditEntry } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { policy } from '../policy.ts';

/** What the audit log can be filtered by: the use cases that occur in it and who acted. */
export const listAuditChoices = useCase({
  name: 'tenancy.list-audit-choices',
  action: 'tenancy.read-audit',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const here = eq(auditEntry.countyId, ctx.county.id);
    const useCases = await tx
      .selectDistinct({ name: auditEntry.useCase })
      .from(auditEntry)
      .where(here)
      .orderBy(auditEntry.useCase);
    const actors = await tx.selectDistinct({ id: auditEntry.actorId, kind: auditEntry.actorKind }).from(auditEntry).where(here);
    const accounts = actors.flatMap((actor) => (actor.kind === 'account' && actor.id !== null ? [actor.id] : []));
    const names = new Map<string, string>();
    if (accounts.length > 0) {
      const found = await tx.execute<{ id: string; name: string }>(
        sql`select id, name from auth."user" where ${inArray(sql`id`, accounts)}`,
      );
      for (const row of found.rows) names.set(row.id, row.name);
    }
    return ok({
      useCases: useCases.map((row) => row.name),
      // An account that was erased has no name any more; its entries stay, and can still be asked for.
      actors: actors
        .flatMap(({ id, kind }) =>
          id === null ? [] : [{ id, name: kind === 'account' ? (names.get(id) ?? 'gelöschtes Konto') : id }],
        )
        .sort((one, other) => one.name.localeCompare(other.name, 'de')),
    });
  },
});

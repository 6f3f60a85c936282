import { asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { changedFields } from '#kernel/audit.ts';
import { isIsoDate } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { policy } from '../policy.ts';
import { unit, unitSuccessor } from '../schema.ts';

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.').nullable();

const changeUnitInput = z.object({
  unitId: z.uuid(),
  name: z.string().trim().min(1, 'Bitte einen Namen angeben.').max(200, 'Höchstens 200 Zeichen.'),
  kind: z.enum(['department', 'group', 'staff-unit', 'enterprise', 'office', 'partner']),
  validFrom: day,
  validTo: day,
  /** Who took over: several after a split; the same one may follow several after a merger. */
  successorIds: z.array(z.uuid()).max(20).default([]),
  note: z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').nullable().default(null),
});

/** Changes a unit's name, kind and validity, and says which units followed it. The key stays: documents name it. */
export const changeUnit = useCase({
  name: 'tenancy.change-unit',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: changeUnitInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(unit).where(eq(unit.id, input.unitId));
    return row ? ok({ loaded: row }) : notFound('Diese Stelle');
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.validFrom !== null && input.validTo !== null && input.validTo < input.validFrom) {
      return invalidField('validTo', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    }
    if (input.successorIds.includes(row.id))
      return invalidField('successorIds', 'Eine Stelle folgt nicht auf sich selbst.', 'own-successor');
    const wanted = [...new Set(input.successorIds)];
    const found =
      wanted.length === 0 ? [] : await tx.select({ id: unit.id, name: unit.name }).from(unit).where(inArray(unit.id, wanted));
    if (found.length < wanted.length) return invalidField('successorIds', 'Eine der Stellen gibt es nicht.', 'unknown-unit');
    const all = await tx.select().from(unitSuccessor);
    if (reaches({ from: wanted, to: row.id, edges: all })) {
      return invalidField('successorIds', 'Das wäre ein Kreis: Diese Stelle ist selbst Nachfolgerin.', 'successor-cycle');
    }
    const before = all.filter((entry) => entry.unitId === row.id);
    const names = new Map((await tx.select({ id: unit.id, name: unit.name }).from(unit)).map((entry) => [entry.id, entry.name]));
    const values = { name: input.name, kind: input.kind, validFrom: input.validFrom, validTo: input.validTo };
    await tx.update(unit).set(values).where(eq(unit.id, row.id));
    await tx.delete(unitSuccessor).where(eq(unitSuccessor.unitId, row.id));
    if (wanted.length > 0) {
      const now = ctx.clock.now().getTime();
      await tx.insert(unitSuccessor).values(
        wanted.map((successorId) => ({
          id: newId(now),
          countyId: ctx.county.id,
          unitId: row.id,
          successorId,
          note: input.note,
        })),
      );
    }
    audit({
      subjectType: 'unit',
      subjectId: row.id,
      summary: `Stelle „${row.name}“ geändert`,
      fields: changedFields<Record<string, unknown>>(
        { ...row, successors: before.map((entry) => names.get(entry.successorId) ?? '').sort() },
        { ...values, successors: found.map((entry) => entry.name).sort() },
      ),
    });
    // The public reads the unit's name beside every measure that it leads.
    if (row.name !== input.name) touchPublic();
    return ok();
  },
});

/** Which unit follows which, with the note of the change. */
export const listUnitSuccessors = useCase({
  name: 'tenancy.list-unit-successors',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await tx
      .select({ unitId: unitSuccessor.unitId, successorId: unitSuccessor.successorId, name: unit.name, note: unitSuccessor.note })
      .from(unitSuccessor)
      .innerJoin(unit, eq(unit.id, unitSuccessor.successorId))
      .orderBy(asc(unit.name));
    return ok(rows);
  },
});

function reaches(input: {
  from: readonly string[];
  to: string;
  edges: readonly { unitId: string; successorId: string }[];
}): boolean {
  const seen = new Set<string>();
  const open = [...input.from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === input.to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...input.edges.filter((edge) => edge.unitId === id).map((edge) => edge.successorId));
  }
  return false;
}

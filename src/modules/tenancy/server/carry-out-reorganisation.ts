import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays } from '#kernel/dates.ts';
import { emit } from '#kernel/events.ts';
import { newId } from '#kernel/ids.ts';
import { unitsReorganised } from '../contract.ts';
import { insertGrant } from './grants.ts';
import { invitation, responsiblePerson, roleGrant, unit, unitReorganisation, unitSuccessor } from './schema.ts';

export type ReorganisationRow = typeof unitReorganisation.$inferSelect;

/**
 * Moves what tenancy holds from the old units to those that follow: validity, succession, units below, accounts and open
 * invitations. The modules above hear of it by an event of the same transaction.
 */
export async function carryOut(input: { ctx: CountyCtx; tx: Tx; row: ReorganisationRow }): Promise<AuditRecord> {
  const { ctx, tx, row } = input;
  const now = ctx.clock.now();
  const main = row.toUnitIds[0]!;
  const lastDay = addDays(row.effectiveOn, -1);
  await tx.update(unit).set({ validTo: lastDay }).where(inArray(unit.id, row.fromUnitIds));
  await tx.update(unit).set({ parentId: main }).where(inArray(unit.parentId, row.fromUnitIds));
  await tx
    .insert(unitSuccessor)
    .values(
      row.fromUnitIds.flatMap((unitId) =>
        row.toUnitIds.map((successorId) => ({
          id: newId(now.getTime()),
          countyId: ctx.county.id,
          unitId,
          successorId,
          note: row.note,
        })),
      ),
    )
    .onConflictDoNothing();
  const grants = await tx
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.countyId, ctx.county.id), inArray(roleGrant.unitId, row.fromUnitIds), isNull(roleGrant.revokedAt)))
    .for('update');
  for (const grant of grants) {
    await tx.update(roleGrant).set({ revokedAt: now }).where(eq(roleGrant.id, grant.id));
    const unitId = row.placement[`grant:${grant.id}`] ?? main;
    await insertGrant({
      ctx,
      tx,
      accountId: grant.accountId,
      bound: { role: 'unit-editor', unitId, municipalityId: null, organisation: null, languages: [] },
      grantedBy: grant.grantedBy,
    });
  }
  const movedPersons = await movePersons({ tx, row, main, lastDay });
  await tx
    .update(invitation)
    .set({ unitId: main })
    .where(and(inArray(invitation.unitId, row.fromUnitIds), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)));
  await tx.update(unitReorganisation).set({ state: 'done', doneAt: now }).where(eq(unitReorganisation.id, row.id));
  await emit({ ctx, tx, event: unitsReorganised, payload: { reorganisationId: row.id } });
  return {
    subjectType: 'unit-reorganisation',
    subjectId: row.id,
    summary: `Umbau von Stellen zum ${row.effectiveOn} vollzogen`,
    fields: { movedAccounts: { after: grants.length }, movedPersons: { after: movedPersons } },
  };
}

/** Whoever answered for the old unit answers for the new one; who does so there already is named once. */
async function movePersons(input: { tx: Tx; row: ReorganisationRow; main: string; lastDay: string }): Promise<number> {
  const { tx, row, main, lastDay } = input;
  const asked = isNull(responsiblePerson.leftOn);
  const there = new Set(
    (
      await tx
        .select()
        .from(responsiblePerson)
        .where(and(eq(responsiblePerson.unitId, main), asked))
    ).map((one) => one.mail),
  );
  const moving = await tx
    .select()
    .from(responsiblePerson)
    .where(and(inArray(responsiblePerson.unitId, row.fromUnitIds), asked))
    .orderBy(responsiblePerson.createdAt, responsiblePerson.id)
    .for('update');
  for (const one of moving) {
    const change = there.has(one.mail) ? { leftOn: lastDay } : { unitId: main };
    there.add(one.mail);
    await tx.update(responsiblePerson).set(change).where(eq(responsiblePerson.id, one.id));
  }
  return moving.length;
}

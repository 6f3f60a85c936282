import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { revokeTaskLinksOf, taskLinksOf, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { InterpreterView } from '../../contract.ts';
import { changeInterpreterInput, interpreterIdInput, interpreterInput, listInterpretersInput, pauseInput } from '../../inputs.ts';
import { interpreterPurpose, mailInterpreterPage } from '../interpreter-mails.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { countBoundTo } from '../request-store.ts';
import { interpreter } from '../schema.ts';
import { findInterpreters, findTowns, lockInterpreter, type FoundInterpreter, type InterpreterRow } from '../store.ts';
import { interpreterView } from '../views.ts';

const run = 'interpreting.run-pool';
const what = 'Diese Person';

async function viewsOf(input: { ctx: CountyCtx; tx: Tx; found: readonly FoundInterpreter[] }): Promise<InterpreterView[]> {
  const { ctx, tx, found } = input;
  const towns = new Map((await findTowns(tx)).map((town) => [town.id, town]));
  const now = ctx.clock.now();
  const links = await taskLinksOf({ tx, purpose: interpreterPurpose, subjectIds: found.map(({ row }) => row.id) });
  const withPage = new Set(links.filter((link) => taskLinkState(link, now) === 'open').map(({ subjectId }) => subjectId));
  return found.map((one) => interpreterView(one, { towns, withPage }));
}

/** People of a pool. */
export const listInterpreters = useCase({
  name: 'interpreting.list-interpreters',
  action: run,
  policy,
  mode: 'read',
  input: listInterpretersInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: undefined, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input }) =>
    ok(await viewsOf({ ctx, tx, found: await findInterpreters(tx, { ...input, left: input.state === 'left' }) })),
});

/** A person with her pool, held; for whoever runs it. */
async function held({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { interpreterId: string } }) {
  const row = await lockInterpreter(tx, input.interpreterId);
  if (row === null) return notFound(what);
  const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
  return own.ok ? ok({ loaded: { row, pool: own.value.pool }, thing: own.value.thing }) : own;
}

/** One person. */
export const readInterpreter = useCase({
  name: 'interpreting.read-interpreter',
  action: run,
  policy,
  mode: 'read',
  input: interpreterIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findInterpreters(tx, { id: input.interpreterId, left: true });
    if (!found) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: found, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded }) => {
    const [view] = await viewsOf({ ctx, tx, found: [loaded] });
    return ok(view!);
  },
});

/** Names, ways to reach somebody and what only the pool may know stand in no log. */
const open = new Set(['languages', 'mobility', 'radiusKm', 'standby', 'confidentialOn', 'conductUntil', 'consentOn']);
const auditFields = (row: object, given: object) =>
  Object.fromEntries(
    Object.entries(changedFields<Record<string, unknown>>({ ...row }, { ...given })).map(([field, value]) => [
      field,
      open.has(field) ? value : {},
    ]),
  );

async function unknownTown(tx: Tx, given: { municipalityId: string | null; areaIds: readonly string[] }) {
  const towns = new Set((await findTowns(tx)).map(({ id }) => id));
  if (given.municipalityId !== null && !towns.has(given.municipalityId)) return 'municipalityId' as const;
  return given.areaIds.every((id) => towns.has(id)) ? null : ('areaIds' as const);
}
const noTown = (field: string) => invalidField(field, 'Diese Gemeinde gibt es in diesem Landkreis nicht.', 'unknown-reference');

/** Takes somebody into a pool, and sends the link to the own page. */
export const addInterpreter = useCase({
  name: 'interpreting.add-interpreter',
  action: run,
  policy,
  mode: 'write',
  input: interpreterInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool, audit, touchPublic }) => {
    const missing = await unknownTown(tx, input);
    if (missing !== null) return noTown(missing);
    const now = ctx.clock.now();
    const [row] = await tx
      .insert(interpreter)
      .values({ ...input, id: newId(now.getTime()), countyId: ctx.county.id, state: 'active', createdAt: now, updatedAt: now })
      .returning();
    await mailInterpreterPage({ ctx, tx, row: row!, pool: pool.name });
    audit({ subjectType: 'interpreter', subjectId: row!.id, summary: `In „${pool.name}“ aufgenommen` });
    touchPublic();
    return ok({ id: row!.id });
  },
});

/** Changes what is known of somebody, unless somebody else did meanwhile. */
export const changeInterpreter = useCase({
  name: 'interpreting.change-interpreter',
  action: run,
  policy,
  mode: 'write',
  input: changeInterpreterInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: { row }, audit, touchPublic }) => {
    const { interpreterId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diese Angaben inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (row.state === 'left') return conflict('left', 'Diese Person ist ausgeschieden.');
    const missing = await unknownTown(tx, given);
    if (missing !== null) return noTown(missing);
    await tx
      .update(interpreter)
      .set({ ...given, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(interpreter.id, row.id));
    audit({
      subjectType: 'interpreter',
      subjectId: row.id,
      summary: 'Angaben zu einer Person geändert',
      fields: auditFields(row, given),
    });
    touchPublic();
    return ok({ version: row.version + 1 });
  },
});

const set = async (ctx: CountyCtx, tx: Tx, row: InterpreterRow, fields: Partial<InterpreterRow>): Promise<void> => {
  await tx
    .update(interpreter)
    .set({ ...fields, updatedAt: ctx.clock.now(), version: row.version + 1 })
    .where(eq(interpreter.id, row.id));
};

/** Somebody is asked for nothing until a day, or until further notice. What was accepted stays. */
export const pauseInterpreter = useCase({
  name: 'interpreting.pause-interpreter',
  action: run,
  policy,
  mode: 'write',
  input: pauseInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: { row }, audit, touchPublic }) => {
    if (row.state === 'left') return conflict('left', 'Diese Person ist ausgeschieden.');
    await set(ctx, tx, row, { state: 'paused', pausedUntil: input.until });
    audit({ subjectType: 'interpreter', subjectId: row.id, summary: 'Pause begonnen' });
    touchPublic();
    return ok();
  },
});

export const resumeInterpreter = useCase({
  name: 'interpreting.resume-interpreter',
  action: run,
  policy,
  mode: 'write',
  input: interpreterIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: { row }, audit, touchPublic }) => {
    if (row.state !== 'paused') return conflict('not-paused', 'Diese Person macht keine Pause.');
    await set(ctx, tx, row, { state: 'active', pausedUntil: null });
    audit({ subjectType: 'interpreter', subjectId: row.id, summary: 'Pause beendet' });
    touchPublic();
    return ok();
  },
});

/**
 * Somebody leaves: links end at once and no offer is open any more. Name and contact stay until the last settled sheet's period is
 * over, for money was paid; then they are erased.
 */
export const leavePool = useCase({
  name: 'interpreting.leave-pool',
  action: run,
  policy,
  mode: 'write',
  input: interpreterIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: { row }, audit, touchPublic }) => {
    if (row.state === 'left') return conflict('left', 'Diese Person ist schon ausgeschieden.');
    const bound = await countBoundTo(tx, row.id);
    if (bound > 0)
      return conflict(
        'still-bound',
        bound === 1
          ? 'Ein Gespräch steht noch an. Bitte besetzen Sie es zuerst neu.'
          : `${bound} Gespräche stehen noch an. Bitte besetzen Sie sie zuerst neu.`,
      );
    const now = ctx.clock.now();
    await revokeTaskLinksOf({ tx, purpose: interpreterPurpose, subjectIds: [row.id], at: now });
    await set(ctx, tx, row, { state: 'left', leftAt: now, standby: false, weekly: [], exceptions: [], phone: null });
    audit({ subjectType: 'interpreter', subjectId: row.id, summary: 'Aus dem Pool ausgeschieden' });
    touchPublic();
    return ok();
  },
});

/** A fresh link to the own page; older ones end. */
export const sendInterpreterPage = useCase({
  name: 'interpreting.send-interpreter-page',
  action: run,
  policy,
  mode: 'write',
  input: interpreterIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: { row, pool }, audit }) => {
    if (row.state === 'left') return conflict('left', 'Diese Person ist ausgeschieden.');
    await revokeTaskLinksOf({ tx, purpose: interpreterPurpose, subjectIds: [row.id], at: ctx.clock.now() });
    await mailInterpreterPage({ ctx, tx, row, pool: pool.name });
    audit({ subjectType: 'interpreter', subjectId: row.id, summary: 'Link zur eigenen Seite geschickt' });
    return ok();
  },
});

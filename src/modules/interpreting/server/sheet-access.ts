import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLinkById } from '#kernel/task-link.ts';
import { loadOwnPool, whatPool } from './pool-access.ts';
import { lockAssignment } from './request-store.ts';
import { mayRun, thingOf } from './rights.ts';
import { findSheets, type FoundSheet } from './sheet-store.ts';
import { findInterpreters, findPools, type PoolRow } from './store.ts';

export const whatSheet = 'Diesen Nachweis';
export type Held = { found: FoundSheet; pool: PoolRow };
type Asked = { ctx: CountyCtx; tx: Tx; assignmentId: string; lock: boolean };

/** A sheet as it is, or held until the transaction ends. */
export async function loadSheet({ tx, assignmentId, lock }: Omit<Asked, 'ctx'>): Promise<Held | null> {
  if (lock && (await lockAssignment(tx, assignmentId)) === null) return null;
  const [found] = await findSheets(tx, { assignmentIds: [assignmentId] });
  if (!found) return null;
  const [pool] = await findPools(tx, { id: found.row.poolId });
  return { found, pool: pool!.row };
}

/** For the interpreter whose own page it is. */
export async function sheetOfInterpreter(asked: Asked): Promise<Result<Held>> {
  const { ctx, tx } = asked;
  const person = await ownInterpreter({ ctx, tx });
  if (!person.ok) return person;
  const held = await loadSheet(asked);
  return held && held.found.person.id === person.value.id ? ok(held) : notFound(whatSheet);
}

/** The person behind the link. Whoever left is still owed her statements. */
export async function ownInterpreter({ ctx, tx }: { ctx: CountyCtx; tx: Tx }) {
  const { actor } = ctx;
  const [found] = actor.kind === 'link' ? await findInterpreters(tx, { id: actor.subjectId, left: true }) : [];
  if (!found || actor.kind !== 'link') return notFound('Diese Seite');
  const link = await findTaskLinkById({ tx, id: actor.id });
  return link !== null && link.expiresAt > ctx.clock.now()
    ? ok(found.row)
    : conflict('expired', 'Dieser Link ist abgelaufen. Bitte lassen Sie sich vom Pool einen neuen schicken.');
}

/** For the institution that asked for the conversation. */
export async function sheetOfClient(asked: Asked): Promise<Result<Held>> {
  const { actor } = asked.ctx;
  const held = await loadSheet(asked);
  return held && actor.kind === 'link' && held.found.requester.id === actor.subjectId ? ok(held) : notFound(whatSheet);
}

/** For whoever runs the pool. */
export async function sheetOfPool(asked: Asked): Promise<Result<{ loaded: Held; thing: Thing }>> {
  const { ctx, tx } = asked;
  const held = await loadSheet(asked);
  if (held === null) return notFound(whatSheet);
  const own = await loadOwnPool({ ctx, tx, poolId: held.pool.id });
  return own.ok ? ok({ loaded: held, thing: own.value.thing }) : own;
}

/** A pool for those who release its money: who runs it, and the coordination of the county. */
export async function poolToSettle(input: {
  ctx: CountyCtx;
  tx: Tx;
  poolId: string;
}): Promise<Result<{ loaded: PoolRow; thing: Thing }>> {
  const { ctx, tx, poolId } = input;
  const [found] = await findPools(tx, { id: poolId });
  if (!found) return notFound(whatPool);
  const { actor, county } = ctx;
  const coordinates =
    actor.kind === 'account' && actor.grants.some(({ role, countyId }) => role === 'coordinator' && countyId === county.id);
  return coordinates || mayRun(ctx, found.row)
    ? ok({ loaded: found.row, thing: thingOf(found.row) })
    : forbidden('Diesen Pool rechnet eine andere Stelle ab.');
}

/** And for the cashier, who sees what is released. */
export async function poolToPay(input: {
  ctx: CountyCtx;
  tx: Tx;
  poolId: string;
}): Promise<Result<{ loaded: PoolRow; thing?: Thing }>> {
  const { ctx, tx, poolId } = input;
  const { actor, county } = ctx;
  const pays =
    actor.kind === 'account' && actor.grants.some(({ role, countyId }) => role === 'cashier' && countyId === county.id);
  if (!pays) return poolToSettle(input);
  const [found] = await findPools(tx, { id: poolId });
  return found ? ok({ loaded: found.row }) : notFound(whatPool);
}

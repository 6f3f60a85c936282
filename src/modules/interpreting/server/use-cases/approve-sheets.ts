import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinMidnight } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { actorRef, namesOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeSheet, SampleView, SettlementRow } from '../../contract-sheets.ts';
import { assignmentStates, type AssignmentState } from '../../contract-states.ts';
import type { CeilingState } from '../../contract-tariff.ts';
import { monthInput, sheetIdInput, sheetIdsInput } from '../../inputs-sheets.ts';
import { moveOn } from '../move-on.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { loadSheet, poolToSettle, sheetOfPool, whatSheet } from '../sheet-access.ts';
import { bearerOf, ceilingsOf, earnedCents, moneyOf, reckon } from '../sheet-money.ts';
import { drawSheets, findChanges, findSheets, noteChange, saveSheet, type FoundSheet } from '../sheet-store.ts';
import { officeSheet, settlementRow } from '../sheet-views.ts';
import type { PoolRow } from '../store.ts';

const run = 'interpreting.run-pool';
const settle = 'interpreting.settle';
const subjectOf = (row: { id: string }) => ({ subjectType: 'interpreting-assignment', subjectId: row.id });

/** The first instant of a month and of the next. */
export function monthSpan(month: string): { from: Date; to: Date } {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return { from: berlinMidnight(`${month}-01`), to: berlinMidnight(`${next}-01`) };
}

/** States in which the office sees a sheet. What was cancelled stands there only where something is owed for it. */
const shown: readonly AssignmentState[] = assignmentStates
  .slice(assignmentStates.indexOf('cancelled-by-client'))
  .filter((state) => state !== 'cancelled-by-interpreter');
const owedAnyway: readonly AssignmentState[] = ['cancelled-by-client', 'cancelled-by-office', 'no-show-client'];

/** Every sheet of a month, for whoever runs the pool. */
export const listSheets = useCase({
  name: 'interpreting.list-sheets',
  action: run,
  policy,
  mode: 'read',
  input: monthInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool }) => {
    const { from, to } = monthSpan(input.month);
    const found = (
      await findSheets(tx, { poolId: pool.id, states: [...shown, 'confirmed'], startsFrom: from, startsBefore: to })
    ).filter(({ row }) => row.state !== 'confirmed' || row.endsAt <= ctx.clock.now());
    const names = await namesOf(
      tx,
      found.flatMap(({ sheet }) => [sheet?.approvedBy, sheet?.releasedBy].filter((ref) => typeof ref === 'string')),
    );
    const ceilings = await ceilingsOf({ tx, people: found.map(({ person }) => person), now: ctx.clock.now() });
    return ok<OfficeSheet[]>(
      found
        .map((one) => officeSheet(one, { pool, changes: [], names, ceiling: ceilingFor(ceilings, one, pool) }))
        .filter(({ state, money }) => !owedAnyway.includes(state) || money.cents > 0),
    );
  },
});

const ceilingFor = (
  ceilings: (person: { id: string }, more: number) => CeilingState,
  found: FoundSheet,
  pool: Pick<PoolRow, 'tariffs'>,
): CeilingState => {
  const money = moneyOf(pool.tariffs, found);
  return ceilings(found.person, money.fixed ? 0 : earnedCents(money));
};

/** Checks sheets that both sides signed, and fixes what they are worth. Says whose year comes near its limit. */
export const approveSheets = useCase({
  name: 'interpreting.approve-sheets',
  action: run,
  policy,
  mode: 'write',
  input: sheetIdsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const near: { name: string; ceiling: CeilingState }[] = [];
    // In one order, so that two who check at once wait for each other instead of holding each other.
    for (const assignmentId of [...new Set(input.assignmentIds)].toSorted()) {
      const own = await sheetOfPool({ ctx, tx, assignmentId, lock: true });
      if (!own.ok) return own;
      const { found, pool } = own.value.loaded;
      const fixed = await approve({ ctx, tx, found, pool });
      if (!fixed.ok) return fixed;
      audit({
        ...subjectOf(found.row),
        summary: `Nachweis zu ${found.request.number} geprüft`,
        fields: { cents: { after: fixed.value.cents } },
      });
      const ceilings = await ceilingsOf({ tx, people: [found.person], now: ctx.clock.now() });
      const ceiling = ceilings(found.person, 0);
      if (ceiling !== 'ok' && !near.some(({ name }) => name === found.person.name))
        near.push({ name: found.person.name, ceiling });
    }
    return ok({ near });
  },
});

async function approve(input: { ctx: CountyCtx; tx: Tx; found: FoundSheet; pool: PoolRow }): Promise<Result<{ cents: number }>> {
  const { ctx, tx, found, pool } = input;
  const { row, sheet, request } = found;
  if (row.state === 'countersigned' && !(sheet?.interpreterSignedAt && sheet.clientSignedAt))
    return conflict('unsigned', `Zu ${request.number} fehlt eine Unterschrift.`);
  const money = reckon(pool.tariffs, found);
  const moved = await moveOn({ ctx, tx, row, event: 'approve', by: 'office' });
  if (!moved.ok) return moved;
  if (money === null) return conflict('nothing-owed', `Für ${request.number} ist nichts zu zahlen.`);
  if (!money.ok) return money;
  const { tariffFrom, lines, cents, billedCents } = money.value;
  if (cents === 0 && billedCents === 0) return conflict('nothing-owed', `Für ${request.number} ist nichts zu zahlen.`);
  const saved = await saveSheet({
    ...{ ctx, tx, row: moved.value },
    set: {
      ...{ tariffFrom, lines, cents, billedCents, bearer: bearerOf(ctx.county, found) },
      ...{ approvedAt: ctx.clock.now(), approvedBy: actorRef(ctx.actor) },
    },
  });
  await noteChange({ ctx, tx, sheetId: saved.id, side: 'office', deed: 'approved' });
  return ok({ cents });
}

/** Takes an approval or a release back, as long as it stands on no statement. */
export const reopenSheet = useCase({
  name: 'interpreting.reopen-sheet',
  action: run,
  policy,
  mode: 'write',
  input: sheetIdInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: true }),
  run: async ({ ctx, tx, loaded: { found }, audit }) => {
    const { row, sheet } = found;
    if (sheet?.statementId || sheet?.invoiceId)
      return conflict('settled', 'Dieser Einsatz steht schon auf einer Abrechnung und lässt sich nicht mehr ändern.');
    if (row.state !== 'approved' && row.state !== 'released')
      return conflict('not-now', 'Wieder öffnen lässt sich nur, was geprüft oder freigegeben ist.');
    const released = row.state === 'released';
    const moved = await moveOn({ ctx, tx, row, event: 'reopen', by: 'office' });
    if (!moved.ok) return moved;
    const saved = await saveSheet({
      ...{ ctx, tx, row: moved.value },
      set: released
        ? { releasedAt: null, releasedBy: null }
        : {
            ...{ tariffFrom: null, lines: null, cents: null, billedCents: null, bearer: null },
            ...{ approvedAt: null, approvedBy: null },
          },
    });
    await noteChange({ ctx, tx, sheetId: saved.id, side: 'office', deed: 'reopened' });
    audit({ ...subjectOf(row), summary: released ? 'Freigabe zurückgenommen' : 'Prüfung zurückgenommen' });
    return ok();
  },
});

/** What is approved, released or paid in a month, for those who release it: without institutions and cases. */
export const listSettlement = useCase({
  name: 'interpreting.list-settlement',
  action: settle,
  policy,
  mode: 'read',
  input: monthInput,
  load: ({ ctx, tx, input }) => poolToSettle({ ctx, tx, poolId: input.poolId }),
  run: async ({ ctx, tx, input, loaded: pool }) => {
    const { from, to } = monthSpan(input.month);
    const states = ['approved', 'released', 'paid'] as const;
    const found = await findSheets(tx, { poolId: pool.id, states, startsFrom: from, startsBefore: to });
    const ceilings = await ceilingsOf({ tx, people: found.map(({ person }) => person), now: ctx.clock.now() });
    const reader = actorRef(ctx.actor);
    return ok<SettlementRow[]>(
      found.map((one) => settlementRow(one, { pool, reader, ceiling: ceilingFor(ceilings, one, pool) })),
    );
  },
});

/** A second person lets the money go. */
export const releaseSheets = useCase({
  name: 'interpreting.release-sheets',
  action: settle,
  policy,
  mode: 'write',
  input: sheetIdsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const by = actorRef(ctx.actor);
    for (const assignmentId of [...new Set(input.assignmentIds)].toSorted()) {
      const held = await loadSheet({ tx, assignmentId, lock: true });
      if (held === null) return notFound(whatSheet);
      const { found, pool } = held;
      const may = await poolToSettle({ ctx, tx, poolId: pool.id });
      if (!may.ok) return may;
      const sameHand = found.sheet?.approvedBy === by;
      const moved = await moveOn({ ctx, tx, row: found.row, event: 'release', by: 'office', sameHand });
      if (!moved.ok) return moved;
      const saved = await saveSheet({
        ...{ ctx, tx, row: moved.value },
        set: { releasedAt: ctx.clock.now(), releasedBy: by },
      });
      await noteChange({ ctx, tx, sheetId: saved.id, side: 'office', deed: 'released' });
      audit({ ...subjectOf(found.row), summary: `Auszahlung zu ${found.request.number} freigegeben` });
    }
    return ok();
  },
});

const mostSamples = 5;

/** Some sheets of a month by chance, for the coordination: what was signed and reckoned, and nothing that leads to a client. */
export const readSamples = useCase({
  name: 'interpreting.read-samples',
  policy,
  mode: 'read',
  input: monthInput,
  load: ({ ctx, tx, input }) => poolToSettle({ ctx, tx, poolId: input.poolId }),
  run: async ({ tx, input, loaded: pool }) => {
    const states = ['countersigned', 'approved', 'released', 'paid'] as const;
    const drawn = await drawSheets(tx, { poolId: pool.id, ...monthSpan(input.month), most: mostSamples, states });
    const found = drawn.length === 0 ? [] : await findSheets(tx, { assignmentIds: drawn });
    const changes = await findChanges(
      tx,
      found.flatMap(({ sheet }) => sheet?.id ?? []),
    );
    return ok<SampleView[]>(
      found.map((one) => {
        const {
          planned,
          actual,
          number,
          language,
          occasion,
          clientWay,
          interpreterSignedAt,
          clientSignedAt,
          receipts,
          money,
          changes: trail,
        } = officeSheet(one, { pool, changes, names: new Map(), ceiling: 'ok' });
        return {
          ...{ number, language, planned, actual, clientWay, receipts: receipts.length, lines: money.lines, cents: money.cents },
          day: berlinDay(new Date(planned.startsAt)),
          occasion,
          signedBoth: interpreterSignedAt !== null && clientSignedAt !== null,
          changes: trail.map(({ at, side, deed }) => ({ at, side, deed })),
        };
      }),
    );
  },
});

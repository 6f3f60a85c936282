import type { Ctx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { WaitingPerson } from '../../contract-waiting.ts';
import { answerForInput, moveSeatInput, waitingOfRunInput } from '../../inputs-waiting.ts';
import { freeOf } from '../model/seats.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../rights.ts';
import { leaveQueue, offerFreed, setTaken, takeOffered } from '../seat-queue.ts';
import { findRun, lockRun } from '../store.ts';
import { titleOf } from '../views.ts';
import { findOverdue, findOverdueRuns, findWaiting, findWaitingRow } from '../waiting-store.ts';

const what = 'Diesen Kurs';

/** Who waits for a run, with names, for whoever runs it alone. */
export const listWaiting = useCase({
  name: 'courses.list-waiting',
  action: 'courses.keep',
  policy,
  mode: 'read',
  input: waitingOfRunInput,
  load: async ({ tx, input }) => {
    const found = await findRun(tx, input.runId);
    return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound(what);
  },
  run: async ({ tx, input }) => {
    const rows = await findWaiting(tx, input.runId);
    return ok(
      rows.map(({ id, name, mail, phone, language, audience, state, offeredUntil, createdAt }): WaitingPerson => ({
        id,
        name,
        mail,
        phone,
        language,
        audience,
        state,
        position:
          state === 'waiting'
            ? rows
                .filter((other) => other.state === 'waiting' && other.audience === audience)
                .findIndex((other) => other.id === id) + 1
            : null,
        offeredUntil: offeredUntil?.toISOString() ?? null,
        createdAt: createdAt.toISOString(),
      })),
    );
  },
});

async function locked({ tx, input }: { tx: Tx; input: { runId: string } }) {
  const found = await lockRun(tx, input.runId);
  return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound(what);
}

/** One seat more or less is taken. A freed one is offered to whoever waits first; one that is offered is not taken away. */
export const moveSeat = useCase({
  name: 'courses.move-seat',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: moveSeatInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const entry = found.seats.find(({ id }) => id === input.seatsId);
    if (!entry) return notFound('Diese Plätze');
    const held = (await findWaiting(tx, found.row.id)).filter(
      (row) => row.state === 'offered' && row.audience === entry.audience,
    ).length;
    if (input.by === 1 && freeOf(entry, held) === 0)
      return conflict('no-seat', 'Es ist kein Platz frei, der niemandem angeboten ist.');
    if (input.by === -1 && entry.taken === 0) return conflict('no-seat', 'Es ist kein Platz belegt.');
    await setTaken({ tx, found, entry, taken: entry.taken + input.by });
    const asked = await offerFreed({ ctx, tx, found });
    audit({
      subjectType: 'course-run',
      subjectId: found.row.id,
      summary: `Kurs „${titleOf(found)}“: ein Platz ${input.by === 1 ? 'belegt' : 'frei geworden'}`,
      fields: { taken: { before: entry.taken, after: entry.taken + input.by } },
    });
    touchPublic();
    return ok({ asked });
  },
});

/** Answers for somebody who was called: takes the offered seat, or takes them off the list. */
export const answerFor = useCase({
  name: 'courses.answer-for',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: answerForInput,
  load: locked,
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const row = await findWaitingRow(tx, input.waitingId);
    if (row === null || row.runId !== found.row.id) return notFound('Diesen Eintrag');
    if (input.accept) {
      const taken = await takeOffered({ ctx, tx, found, row });
      if (!taken.ok) return taken;
    } else await leaveQueue({ ctx, tx, found, row, news: 'left' });
    audit({ subjectType: 'course-run', subjectId: found.row.id, summary: `Kurs „${titleOf(found)}“: Warteliste geändert` });
    touchPublic();
    return ok();
  },
});

/** Passes seats on that nobody answered for in time, and forgets those whose consent is over. */
export const passOnSeats = useCase({
  name: 'courses.pass-on-seats',
  action: 'courses.run-queue',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const runs = await findOverdueRuns(tx, { now, today });
    if (runs.length === 0) return conflict('nothing-to-do', 'Auf keiner Warteliste ist eine Frist vorbei.');
    for (const runId of runs.toSorted()) {
      const found = await lockRun(tx, runId);
      if (!found) continue;
      const overdue = await findOverdue(tx, { runId, now, today });
      for (const row of overdue) await leaveQueue({ ctx, tx, found, row, news: 'over' });
      audit({ subjectType: 'course-run', subjectId: runId, summary: `Kurs „${titleOf(found)}“: Warteliste weitergegangen` });
    }
    touchPublic();
    return ok({ runs: runs.length });
  },
});

/** Every quarter of an hour. */
export async function passOnSeatsJob(ctx: Ctx): Promise<void> {
  const done = await passOnSeats(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Training } from '../../contract.ts';
import type { PoolDatePage } from '../../contract-pool-dates.ts';
import {
  changePoolDateInput,
  holdPoolDateInput,
  inviteToPoolDateInput,
  poolDateIdInput,
  poolDateInput,
  poolIdOfDatesInput,
  signUpInput,
} from '../../inputs-pool-dates.ts';
import { monthlyDays } from '../model/monthly.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { tellGuests } from '../pool-date-mails.ts';
import { interpreterPoolDate, interpreterPoolDateGuest } from '../pool-date-schema.ts';
import {
  findPoolDateGuests,
  findPoolDates,
  lockPoolDate,
  poolDateGuestView,
  poolDateView,
  type PoolDateRow,
} from '../pool-date-store.ts';
import { interpreter } from '../schema.ts';
import { isOpen, setComing } from '../seat.ts';
import { findInterpreters, lockInterpreter } from '../store.ts';

const run = 'interpreting.run-pool';
const what = 'Diesen Termin';
const subjectType = 'interpreter-pool-date';
/** As many as an interpreter's record holds. */
const mostTrainings = 60;

async function ofPool({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { poolId: string } }) {
  const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
  return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
}
/** A date, held, for whoever runs its pool. */
async function held({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { poolDateId: string } }) {
  const row = await lockPoolDate(tx, input.poolDateId);
  if (row === null) return notFound(what);
  const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
  return own.ok ? ok({ loaded: row, thing: own.value.thing }) : own;
}

/** Trainings, meetings and supervisions of a pool, the latest first. */
export const listPoolDates = useCase({
  name: 'interpreting.list-pool-dates',
  action: run,
  policy,
  mode: 'read',
  input: poolIdOfDatesInput,
  load: ofPool,
  run: async ({ tx, input }) => ok((await findPoolDates(tx, { poolId: input.poolId })).map(poolDateView)),
});

/** One date with who comes. */
export const readPoolDate = useCase({
  name: 'interpreting.read-pool-date',
  action: run,
  policy,
  mode: 'read',
  input: poolDateIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findPoolDates(tx, { id: input.poolDateId });
    if (!found) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: found, thing: own.value.thing }) : own;
  },
  run: async ({ tx, loaded: found }) => {
    const guests = await findPoolDateGuests(tx, { poolDateId: found.row.id });
    return ok<PoolDatePage>({ ...poolDateView(found), guests: guests.map(poolDateGuestView) });
  },
});

/** Plans a date, or one in each of the following months. Nobody is told before „Einladen“. */
export const addPoolDate = useCase({
  name: 'interpreting.add-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: poolDateInput,
  load: ofPool,
  run: async ({ ctx, tx, input, audit }) => {
    const { repeats, ...fields } = input;
    const now = ctx.clock.now();
    if (fields.date < berlinDay(now)) return invalidField('date', 'Dieser Tag ist vorbei.', 'in-past');
    const ids: string[] = [];
    for (const date of monthlyDays(fields.date, repeats)) {
      const id = newId(now.getTime());
      await tx
        .insert(interpreterPoolDate)
        .values({ ...fields, date, id, countyId: ctx.county.id, createdAt: now, updatedAt: now });
      ids.push(id);
    }
    audit({
      subjectType,
      subjectId: ids[0]!,
      summary: `„${fields.title}“ am ${fields.date} geplant${repeats > 0 ? `, danach ${repeats}-mal` : ''}`,
    });
    return ok({ ids });
  },
});

/** Changes a date. Whoever was invited is told when day, time or place are others. */
export const changePoolDate = useCase({
  name: 'interpreting.change-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: changePoolDateInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { poolDateId: _id, version, ...fields } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Termin inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (row.state !== 'planned') return conflict('not-planned', 'Dieser Termin ist vorbei oder abgesagt.');
    const moved = (['date', 'from', 'until', 'place', 'link'] as const).some((field) => fields[field] !== row[field]);
    const [changed] = await tx
      .update(interpreterPoolDate)
      .set({ ...fields, remindedAt: moved ? null : row.remindedAt, updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(interpreterPoolDate.id, row.id))
      .returning();
    if (moved)
      await tellGuests({
        ctx,
        tx,
        row: changed!,
        news: 'moved',
        which: ({ invitedAt, comes }) => invitedAt !== null && comes !== false,
      });
    audit({
      subjectType,
      subjectId: row.id,
      summary: `„${fields.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, { ...fields }),
    });
    return ok({ version: row.version + 1 });
  },
});

/** Invites by mail whoever is not invited yet: everybody, or those who speak one of the languages. */
export const inviteToPoolDate = useCase({
  name: 'interpreting.invite-to-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: inviteToPoolDateInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const now = ctx.clock.now();
    if (!isOpen(row, now)) return conflict('not-planned', 'Zu diesem Termin kann nicht mehr eingeladen werden.');
    const people = await findInterpreters(tx, { poolId: row.poolId });
    const wanted = people.filter(
      ({ row: one }) => input.languages.length === 0 || one.languages.some(({ tag }) => input.languages.includes(tag)),
    );
    const known = new Set((await findPoolDateGuests(tx, { poolDateId: row.id })).map((guest) => guest.row.interpreterId));
    const fresh = wanted.filter(({ row: one }) => !known.has(one.id));
    if (fresh.length > 0)
      await tx.insert(interpreterPoolDateGuest).values(
        fresh.map(({ row: one }) => ({
          ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolDateId: row.id, interpreterId: one.id },
        })),
      );
    const asked = new Set(wanted.map(({ row: one }) => one.id));
    const invited = await tellGuests({
      ...{ ctx, tx, row, news: 'invited' },
      which: ({ invitedAt, interpreterId }) => invitedAt === null && asked.has(interpreterId),
    });
    if (invited === 0) return conflict('nothing-to-do', 'Alle sind schon eingeladen.');
    audit({ subjectType, subjectId: row.id, summary: `Zu „${row.title}“ eingeladen: ${invited} per E-Mail` });
    return ok({ invited });
  },
});

/** The office signs somebody up, or off. */
export const signUpForPoolDate = useCase({
  name: 'interpreting.sign-up-for-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: signUpInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const [person] = await findInterpreters(tx, { id: input.interpreterId, poolId: row.poolId });
    if (!person) return invalidField('interpreterId', 'Diese Person gibt es in diesem Pool nicht.', 'unknown-reference');
    const set = await setComing({ ctx, tx, row, interpreterId: person.row.id, comes: input.comes });
    if (!set.ok) return set;
    audit({ subjectType, subjectId: row.id, summary: `„${row.title}“: eine Person ${input.comes ? 'an' : 'ab'}gemeldet` });
    return ok();
  },
});

/** Calls a date off; whoever was invited and has not said no is told. */
export const cancelPoolDate = useCase({
  name: 'interpreting.cancel-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: poolDateIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (row.state !== 'planned') return conflict('not-planned', 'Dieser Termin ist vorbei oder abgesagt.');
    await tx
      .update(interpreterPoolDate)
      .set({ state: 'cancelled', updatedAt: ctx.clock.now(), version: row.version + 1 })
      .where(eq(interpreterPoolDate.id, row.id));
    const told = await tellGuests({
      ...{ ctx, tx, row, news: 'cancelled' },
      which: ({ invitedAt, comes }) => (invitedAt !== null || comes === true) && comes !== false,
    });
    audit({ subjectType, subjectId: row.id, summary: `„${row.title}“ abgesagt, ${told} verständigt` });
    return ok({ told });
  },
});

/** Who took part has the training on record; who is taken off the list again has it no more. */
async function setTraining(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: PoolDateRow;
  interpreterId: string;
  attended: boolean;
}): Promise<Result<undefined>> {
  const { ctx, tx, row, interpreterId, attended } = input;
  const person = await lockInterpreter(tx, interpreterId);
  if (person === null || row.module === null || row.hours === null) return ok();
  const training: Training = { module: row.module, day: row.date, hours: row.hours };
  const same = (one: Training): boolean => one.module === training.module && one.day === training.day;
  const others = person.trainings.filter((one) => !same(one));
  if (attended === person.trainings.some(same)) return ok();
  if (attended && others.length >= mostTrainings)
    return conflict('too-many', 'Bei einer Person stehen schon so viele Bausteine, dass keiner mehr hineinpasst.');
  await tx
    .update(interpreter)
    .set({ trainings: attended ? [...others, training] : others, updatedAt: ctx.clock.now(), version: person.version + 1 })
    .where(eq(interpreter.id, person.id));
  return ok();
}

/** The date took place: who came, and what was talked about. It may be mended later. */
export const holdPoolDate = useCase({
  name: 'interpreting.hold-pool-date',
  action: run,
  policy,
  mode: 'write',
  input: holdPoolDateInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    if (input.version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Termin inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (row.state === 'cancelled') return conflict('not-planned', 'Dieser Termin ist abgesagt.');
    const now = ctx.clock.now();
    if (row.date > berlinDay(now)) return invalidField('minutes', 'Dieser Termin hat noch nicht stattgefunden.', 'in-future');
    const guests = await findPoolDateGuests(tx, { poolDateId: row.id });
    const came = new Set(input.attended);
    const known = new Set(guests.map((guest) => guest.row.interpreterId));
    const walkIns = [...came].filter((id) => !known.has(id));
    const people = await findInterpreters(tx, { ids: walkIns, poolId: row.poolId });
    if (people.length < walkIns.length)
      return invalidField('attended', 'Eine dieser Personen gibt es in diesem Pool nicht.', 'unknown-reference');
    if (people.length > 0)
      await tx.insert(interpreterPoolDateGuest).values(
        people.map(({ row: one }) => ({
          ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolDateId: row.id, interpreterId: one.id, attended: true },
        })),
      );
    for (const guest of guests)
      await tx
        .update(interpreterPoolDateGuest)
        .set({ attended: came.has(guest.row.interpreterId) })
        .where(eq(interpreterPoolDateGuest.id, guest.row.id));
    if (row.kind === 'training')
      for (const interpreterId of new Set([...known, ...walkIns])) {
        const set = await setTraining({ ctx, tx, row, interpreterId, attended: came.has(interpreterId) });
        if (!set.ok) return set;
      }
    const [changed] = await tx
      .update(interpreterPoolDate)
      .set({ state: 'held', minutes: input.minutes, updatedAt: now, version: row.version + 1 })
      .where(eq(interpreterPoolDate.id, row.id))
      .returning();
    // What weighs on people in supervision is told to nobody else; minutes of it are for those who run the pool.
    if (row.minutes === null && input.minutes !== null && row.kind === 'meeting')
      await tellGuests({ ctx, tx, row: changed!, news: 'minutes', which: ({ invitedAt }) => invitedAt !== null });
    audit({ subjectType, subjectId: row.id, summary: `„${row.title}“ hat stattgefunden, ${came.size} waren da` });
    return ok({ version: row.version + 1 });
  },
});

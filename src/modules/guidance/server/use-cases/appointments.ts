import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { hiddenCounts } from '#kernel/hidden-counts.ts';
import { berlinDay } from '#kernel/dates.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadHeldEvents } from '#modules/events/server/index.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { AppointmentFigures, AppointmentView, InterpretingNeed } from '../../contract-appointments.ts';
import { followEventInput, needIdInput, outcomeInput } from '../../inputs-appointments.ts';
import { figuresInput } from '../../inputs.ts';
import { appointment } from '../appointment-schema.ts';
import {
  addCount,
  findAppointment,
  findAppointments,
  findBookables,
  findNeed,
  lockBookable,
  sumAppointments,
  type BookableRow,
} from '../appointment-store.ts';
import {
  followNeed,
  loadPublicBookables,
  monthOf,
  placeToTell,
  removeAppointment,
  tellAppointment,
  thingOfHolder,
} from '../appointments.ts';
import { policy } from '../policy.ts';

const keep = 'guidance.keep-appointments';
/** Appointments are shown so many days back, so that it can be said who came. */
const daysBack = 14;

/** Appointments of the consultation hours that the actor holds, the next first. */
export const listAppointments = useCase({
  name: 'guidance.list-appointments',
  action: keep,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const mine = (found: BookableRow): boolean =>
      may({
        ...{ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep },
        thing: thingOfHolder(found.event),
      }) === 'yes';
    const own = new Map((await findBookables(tx, {})).filter(mine).map((found) => [found.row.id, found]));
    if (own.size === 0) return ok<AppointmentView[]>([]);
    const since = new Date(ctx.clock.now().getTime() - daysBack * 86_400_000);
    const rows = await findAppointments(tx, { bookableIds: [...own.keys()], endsAfter: since });
    return ok(
      rows.map(
        ({ id, startsAt, endsAt, mode, topic, spoken, interpreting, name, mail, phone, state, bookableId }): AppointmentView => ({
          ...{ id, mode, topic, spoken, interpreting, name, mail, phone, state },
          eventTitle: own.get(bookableId)!.event.title,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        }),
      ),
    );
  },
});

/** Says whether somebody came. Counted once; said anew it counts anew. */
export const recordOutcome = useCase({
  name: 'guidance.record-outcome',
  action: keep,
  policy,
  mode: 'write',
  input: outcomeInput,
  load: async ({ tx, input }) => {
    const known = await findAppointment(tx, input.appointmentId);
    const found = known && (await lockBookable(tx, known.bookableId));
    const row = await findAppointment(tx, input.appointmentId);
    return found && row ? ok({ loaded: { found, row }, thing: thingOfHolder(found.event) }) : notFound('Diesen Termin');
  },
  run: async ({ ctx, tx, input, loaded: { found, row }, audit }) => {
    const now = ctx.clock.now();
    if (row.startsAt > now) return conflict('not-yet', 'Der Termin war noch nicht.');
    const count = { countyId: ctx.county.id, month: monthOf(row.startsAt), topic: row.topic };
    if (row.state !== input.outcome) {
      if (row.state !== 'booked') await addCount(tx, { ...count, id: newId(now.getTime()), what: row.state, by: -1 });
      await addCount(tx, { ...count, id: newId(now.getTime()), what: input.outcome, by: 1 });
      await tx.update(appointment).set({ state: input.outcome }).where(eq(appointment.id, row.id));
    }
    audit({ subjectType: 'bookable', subjectId: found.row.id, summary: 'Festgehalten, ob jemand kam' });
    return ok();
  },
});

/** Sums of whole months by topic, of a year unless asked otherwise. Small numbers are not told. */
export const readAppointmentFigures = useCase({
  name: 'guidance.read-appointment-figures',
  action: 'guidance.read-figures',
  policy,
  mode: 'read',
  input: figuresInput,
  run: async ({ ctx, tx, input }) => {
    const to = input.to ?? berlinDay(ctx.clock.now());
    const from = `${(input.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`).slice(0, 7)}-01`;
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const sums = await sumAppointments(tx, { from, to });
    const hidden = (what: 'booked' | 'came' | 'missed' | 'cancelled') =>
      hiddenCounts(new Map(sums.map((sum) => [sum.topic, sum[what]])), smallestCell);
    const [booked, came, missed, cancelled] = [hidden('booked'), hidden('came'), hidden('missed'), hidden('cancelled')];
    return ok<AppointmentFigures>({
      smallest: smallestCell,
      topics: sums.map((sum) => ({
        topic: sum.topic,
        booked: booked.has(sum.topic) ? null : sum.booked,
        came: came.has(sum.topic) ? null : sum.came,
        missed: missed.has(sum.topic) ? null : sum.missed,
        cancelled: cancelled.has(sum.topic) ? null : sum.cancelled,
      })),
    });
  },
});

/** What a request for an interpreter is drafted from, for rooms above. */
export const readInterpretingNeed = useCase({
  name: 'guidance.read-interpreting-need',
  action: 'guidance.read-needs',
  policy,
  mode: 'read',
  input: needIdInput,
  run: async ({ tx, input }) => {
    const need = await findNeed(tx, { id: input.needId });
    const [found] = need === null ? [] : await findBookables(tx, { id: need.bookableId });
    if (need === null || !found) return notFound('Diesen Bedarf');
    const day = berlinDay(need.startsAt);
    const [held] = await loadHeldEvents({ tx, ids: [found.row.eventId], from: day, to: day, language: 'de' });
    const { id, language, mode, topic, state } = need;
    return ok<InterpretingNeed>({
      ...{ id, language, mode, topic, state },
      eventId: found.row.eventId,
      eventTitle: found.event.title,
      place: mode === 'video' || !held ? null : (held.dates[0]?.place ?? held.event.place),
      unitId: found.event.unitId,
      organisationId: found.event.organisationId,
      startsAt: need.startsAt.toISOString(),
      endsAt: need.endsAt.toISOString(),
    });
  },
});

/**
 * After consultation hours changed in the calendar: whose time is no longer held is told, and the appointment ends; whose time is held
 * elsewhere is told where.
 */
export const followEvent = useCase({
  name: 'guidance.follow-event',
  policy,
  mode: 'write',
  input: followEventInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const [known] = await findBookables(tx, { eventId: input.eventId });
    const found = known && (await lockBookable(tx, known.row.id));
    const now = ctx.clock.now();
    const rows = found
      ? (await findAppointments(tx, { bookableIds: [found.row.id], endsAfter: now })).filter(({ startsAt }) => startsAt > now)
      : [];
    const [shown] = found ? await loadPublicBookables({ ctx, tx, found: [found], language: 'de' }) : [];
    const isHeld = (startsAt: string, endsAt: string): boolean =>
      shown?.dates.some((date) => date.startsAt <= startsAt && endsAt <= date.endsAt) ?? false;
    const lost = rows.filter(({ startsAt, endsAt }) => !isHeld(startsAt.toISOString(), endsAt.toISOString()));
    const elsewhere = shown
      ? rows.filter((row) => !lost.includes(row) && row.toldPlace !== null && row.toldPlace !== placeToTell(row, shown))
      : [];
    if (!found || lost.length + elsewhere.length === 0) return conflict('nothing-to-do', 'Kein Termin ist betroffen.');
    for (const row of lost) await removeAppointment({ ctx, tx, row, found, news: 'called-off' });
    for (const row of elsewhere) {
      await tx
        .update(appointment)
        .set({ toldPlace: placeToTell(row, shown!) })
        .where(eq(appointment.id, row.id));
      await tellAppointment({ ctx, tx, row, found, news: 'elsewhere' });
      await followNeed({ ctx, tx, row, gone: false });
    }
    const said = [
      lost.length > 0 ? `Termine abgesagt, weil die Sprechstunde ausfällt: ${lost.length}` : null,
      elsewhere.length > 0 ? `Termine an einem anderen Ort: ${elsewhere.length}` : null,
    ];
    audit({ subjectType: 'bookable', subjectId: found.row.id, summary: said.filter(Boolean).join('; ') });
    touchPublic();
    return ok({ calledOff: lost.length, elsewhere: elsewhere.length });
  },
});

/** The worker heard that an event changed. */
export async function hearOfEvent(ctx: Ctx, { eventId = '' }: Record<string, string>): Promise<void> {
  const done = await followEvent(ctx, { eventId });
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

import { eq } from 'drizzle-orm';
import { eventText } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { contactHash } from '#kernel/contact-hash.ts';
import { invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLink, spendTaskLinks, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { publicPaths } from '#lib/paths.ts';
import { placeWords } from '#modules/events/ui/words.ts';
import type { Booked, OwnAppointment } from '../../contract-appointments.ts';
import { bookInput, cancelInput, moveInput, ownInput } from '../../inputs-appointments.ts';
import { appointment } from '../appointment-schema.ts';
import {
  addCount,
  countAsked,
  findAppointment,
  findBookables,
  lockBookable,
  type AppointmentRow,
  type BookableRow,
} from '../appointment-store.ts';
import {
  appointmentPurpose,
  followNeed,
  loadPublicBookables,
  monthOf,
  openAppointmentLink,
  placeAt,
  placeToTell,
  removeAppointment,
  tellAppointment,
} from '../appointments.ts';
import { policy } from '../policy.ts';

const dayMs = 86_400_000;
/** Appointments of one person a day, and in a county an hour, before they must wait. */
const mostOwnPerDay = 5;
const mostPerHour = 300;
const goneLink = notFound('Diesen Link');
const taken = () => invalidField('startsAt', 'Diese Zeit ist nicht mehr frei. Bitte wählen Sie eine andere.', 'slot-taken');

/**
 * Books a free time without an account. Who gave a mail address gets a mail with calendar file and link; who gave a telephone
 * number alone is answered the link's secret. A language that nobody there speaks is told to whoever finds interpreters.
 */
export const bookAppointment = useCase({
  name: 'guidance.book-appointment',
  action: 'guidance.book',
  policy,
  mode: 'write',
  input: bookInput,
  load: async ({ tx, input }) => {
    const found = await lockBookable(tx, input.bookableId);
    return found?.row.isOpen ? ok({ loaded: found }) : notFound('Diese Sprechstunde');
  },
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const [shown] = await loadPublicBookables({ ctx, tx, found: [found], language: 'de' });
    const slot = shown?.slots.find(({ startsAt }) => startsAt === new Date(input.startsAt).toISOString());
    if (!slot) return taken();
    if (!found.row.topics.includes(input.topic)) return invalidField('topic', 'Bitte ein Thema aus der Liste wählen.', 'topic');
    if (!found.row.modes.includes(input.mode)) return invalidField('mode', 'Bitte einen Weg aus der Liste wählen.', 'mode');
    const hash = contactHash(input.mail ?? input.phone!);
    const asked = await countAsked(tx, {
      contactHash: hash,
      day: new Date(now.getTime() - dayMs),
      hour: new Date(now.getTime() - 3_600_000),
    });
    if (asked.all >= mostPerHour || asked.own >= mostOwnPerDay)
      return unavailable('too-many', 'Gerade werden sehr viele Termine gebucht. Bitte versuchen Sie es später noch einmal.');
    const { bookableId, topic, mode, spoken, language, name, mail, phone } = input;
    const row: AppointmentRow = {
      ...{ bookableId, topic, mode, spoken, language, name, mail, phone },
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      startsAt: new Date(slot.startsAt),
      endsAt: new Date(slot.endsAt),
      interpreting: !found.event.languages.includes(spoken),
      contactHash: hash,
      toldPlace: null,
      state: 'booked',
      createdAt: now,
    };
    row.toldPlace = placeToTell(row, shown!);
    await tx.insert(appointment).values(row);
    const count = { id: newId(now.getTime()), countyId: ctx.county.id, month: monthOf(row.startsAt), topic };
    await addCount(tx, { ...count, what: 'booked', by: 1 });
    await followNeed({ ctx, tx, row, gone: false });
    await tellAppointment({ ctx, tx, row, found, news: 'booked' });
    // No subject and no name: the log must not tell who comes.
    audit({ subjectType: 'bookable', subjectId: found.row.id, summary: 'Termin gebucht' });
    touchPublic();
    const token = mail === null ? await openAppointmentLink({ ctx, tx, row, label: found.event.title }) : null;
    return ok<Booked>({ token, interpreting: row.interpreting });
  },
});

/** The appointment behind an open link; whoever changes something locks its hours first. */
async function open(input: {
  ctx: CountyCtx;
  tx: Tx;
  token: string;
  lock: boolean;
}): Promise<Result<{ found: BookableRow; row: AppointmentRow }>> {
  const { ctx, tx, token, lock } = input;
  const link = await findTaskLink({ tx, purpose: appointmentPurpose, token });
  if (link === null || taskLinkState(link, ctx.clock.now()) !== 'open') return goneLink;
  const known = await findAppointment(tx, link.subjectId);
  if (known === null) return goneLink;
  const found = lock ? await lockBookable(tx, known.bookableId) : (await findBookables(tx, { id: known.bookableId }))[0];
  const row = await findAppointment(tx, link.subjectId);
  return found && row ? ok({ found, row }) : goneLink;
}

/** What a link stands for. Nothing changes, however often it is opened. */
export const readOwnAppointment = useCase({
  name: 'guidance.read-own-appointment',
  action: 'guidance.book',
  policy,
  mode: 'read',
  input: ownInput,
  run: async ({ ctx, tx, input }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: false });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    const [shown] = await loadPublicBookables({ ctx, tx, found: [found], language: input.language, exceptId: row.id });
    if (!shown) return goneLink;
    const { dates: _dates, ...bookable } = shown;
    const [startsAt, endsAt] = [row.startsAt.toISOString(), row.endsAt.toISOString()];
    const { mode, topic, spoken, interpreting } = row;
    const place = placeAt(row, shown);
    const now = ctx.clock.now();
    return ok<OwnAppointment>({
      bookable: { ...bookable, slots: bookable.slots.filter((slot) => slot.startsAt !== startsAt) },
      ...{ startsAt, endsAt, mode, topic, spoken, interpreting },
      place,
      mayMove: row.state === 'booked' && row.startsAt > now,
      calendar: eventText({
        ...{ id: row.id, startsAt: row.startsAt, endsAt: row.endsAt, stamp: now, cancelled: false },
        title: bookable.event.title,
        details: bookable.documents.map(({ text }) => text).join('\n'),
        place: place === null ? null : placeWords(place),
        href: ctx.origin + publicPaths({ base: `/${ctx.county.slug}`, language: input.language }).appointments,
      }),
    });
  },
});

/** Moves an appointment to another free time. The link is spent; a fresh one is sent, or answered to who has no address. */
export const moveAppointment = useCase({
  name: 'guidance.move-appointment',
  action: 'guidance.book',
  policy,
  mode: 'write',
  input: moveInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: true });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    const now = ctx.clock.now();
    const [shown] = await loadPublicBookables({ ctx, tx, found: [found], language: 'de', exceptId: row.id });
    const slot = shown?.slots.find(({ startsAt }) => startsAt === new Date(input.startsAt).toISOString());
    if (!slot || row.state !== 'booked' || row.startsAt <= now) return taken();
    const moved = { ...row, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) };
    const { startsAt, endsAt } = moved;
    await tx
      .update(appointment)
      .set({ startsAt, endsAt, toldPlace: placeToTell(moved, shown!) })
      .where(eq(appointment.id, row.id));
    await spendTaskLinks({ tx, purpose: appointmentPurpose, subjectId: row.id, at: now });
    const count = { countyId: ctx.county.id, topic: row.topic, what: 'booked' as const };
    await addCount(tx, { ...count, id: newId(now.getTime()), month: monthOf(row.startsAt), by: -1 });
    await addCount(tx, { ...count, id: newId(now.getTime()), month: monthOf(moved.startsAt), by: 1 });
    await followNeed({ ctx, tx, row: moved, gone: false });
    await tellAppointment({ ctx, tx, row: moved, found, news: 'moved' });
    audit({ subjectType: 'bookable', subjectId: found.row.id, summary: 'Termin verschoben' });
    touchPublic();
    return ok({
      token: row.mail === null ? await openAppointmentLink({ ctx, tx, row: moved, label: found.event.title }) : null,
    });
  },
});

/** Cancels an appointment and deletes it at once; its time is free again. */
export const cancelAppointment = useCase({
  name: 'guidance.cancel-appointment',
  action: 'guidance.book',
  policy,
  mode: 'write',
  input: cancelInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: true });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    await removeAppointment({ ctx, tx, row, found, news: 'cancelled' });
    audit({ subjectType: 'bookable', subjectId: found.row.id, summary: 'Termin abgesagt' });
    touchPublic();
    return ok();
  },
});

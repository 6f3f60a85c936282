import { eq } from 'drizzle-orm';
import { eventText } from '#kernel/calendar.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { emit } from '#kernel/events.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import type { Thing } from '#kernel/policy.ts';
import { openTaskLink, spendTaskLinks } from '#kernel/task-link.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { dateWords, placeWords } from '#modules/events/ui/words.ts';
import type { EventDate, EventPlace } from '#modules/events/contract.ts';
import { loadHeldEvents } from '#modules/events/server/index.ts';
import { interpretingNeeded, type PublicBookable } from '../contract-appointments.ts';
import { modeWord } from '../ui/words.ts';
import { appointment, interpretingNeed } from './appointment-schema.ts';
import { addCount, findAppointments, findNeed, type AppointmentRow, type BookableRow } from './appointment-store.ts';
import { freeSlots, slotsOf } from './model/slots.ts';

export const appointmentPurpose = 'guidance.appointment';
/** Days ahead for which times are offered. */
const daysAhead = 60;
export const monthOf = (at: Date): string => `${berlinDay(at).slice(0, 7)}-01`;
const localeOf = (language: string): Language => (isLanguage(language) ? language : 'de');

/** Whoever holds the consultation hours keeps their appointments. */
export const thingOfHolder = (event: BookableRow['event']): Thing => ({
  unitIds: event.unitId === null ? [] : [event.unitId],
  organisationIds: event.organisationId === null ? [] : [event.organisationId],
  municipalityIds: event.municipalityId === null ? [] : [event.municipalityId],
});

/** Bookable hours whose event is public, with their free times; `exceptId` is an appointment that may keep its own time. */
export async function loadPublicBookables(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: readonly BookableRow[];
  language: string;
  exceptId?: string;
}): Promise<Held[]> {
  const { ctx, tx, found, language, exceptId } = input;
  const now = ctx.clock.now();
  const today = berlinDay(now);
  const ids = found.map(({ row }) => row.eventId);
  const events = new Map(
    (await loadHeldEvents({ tx, ids, from: today, to: addDays(today, daysAhead), language })).map((entry) => [
      entry.event.id,
      entry,
    ]),
  );
  const dictionary = await loadDictionary({ tx, language, subjectIds: found.map(({ row }) => row.id) });
  const taken = Map.groupBy(
    await findAppointments(tx, { bookableIds: found.map(({ row }) => row.id), endsAfter: now }),
    ({ bookableId }) => bookableId,
  );
  return found.flatMap(({ row }) => {
    const held = events.get(row.eventId);
    if (held === undefined) return [];
    const others = (taken.get(row.id) ?? []).filter(({ id }) => id !== exceptId);
    const slots = row.isOpen ? slotsOf(held.dates, row.slotMinutes) : [];
    const { id, slotMinutes, modes, topics, documents, leadHours } = row;
    return [
      {
        ...{ id, slotMinutes, modes, topics },
        documents: documents.map((source, index) => dictionary.word({ subjectId: id, field: `documents.${index}`, source })),
        event: held.event,
        dates: held.dates,
        slots: freeSlots({ slots, taken: others, now, leadHours }),
      },
    ];
  });
}

/** A link that opens one appointment until a day after it. */
export async function openAppointmentLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AppointmentRow;
  label: string;
}): Promise<string> {
  const { ctx, tx, row, label } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: appointmentPurpose,
    subjectId: row.id,
    // The list of links names no person.
    label: label.slice(0, 200),
    expiresAt: new Date(row.endsAt.getTime() + 86_400_000),
  });
  return token;
}

export type AppointmentNews = 'booked' | 'moved' | 'elsewhere' | 'cancelled' | 'called-off';

type Told = Pick<AppointmentRow, 'mode' | 'startsAt' | 'endsAt'>;
type Held = PublicBookable & { dates: EventDate[] };
/** Where an appointment is; nowhere by video. */
export function placeAt(row: Told, bookable: Held): EventPlace | null {
  if (row.mode === 'video') return null;
  const [from, to] = [row.startsAt.toISOString(), row.endsAt.toISOString()];
  return bookable.dates.find(({ startsAt, endsAt }) => startsAt <= from && to <= endsAt)?.place ?? bookable.event.place;
}
/** What one must know to get there, in German, to be compared later. */
export function placeToTell(row: Told, bookable: Held): string {
  const place = placeAt(row, bookable);
  return (row.mode === 'video' ? bookable.event.meetingUrl : place && placeWords(place)) ?? '';
}

/** When and where, in the words of a language. */
function factsOf(row: AppointmentRow, bookable: Held, locale: Language) {
  const time = {
    startDate: berlinDay(row.startsAt),
    startTime: clock(row.startsAt),
    endDate: berlinDay(row.endsAt),
    endTime: clock(row.endsAt),
  };
  return { when: dateWords(time, locale), place: placeAt(row, bookable) };
}
const clock = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(at);

/** Writes to whoever booked, in the language of the form, with calendar file and a fresh link. Without an address nothing is sent. */
export async function tellAppointment(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AppointmentRow;
  found: BookableRow;
  news: AppointmentNews;
}): Promise<void> {
  const { ctx, tx, row, found, news } = input;
  if (row.mail === null) return;
  const locale = localeOf(row.language);
  const [bookable] = await loadPublicBookables({ ctx, tx, found: [found], language: locale });
  const title = bookable?.event.title ?? found.event.title;
  const { when, place } = bookable ? factsOf(row, bookable, locale) : { when: '', place: null };
  const gone = news === 'cancelled' || news === 'called-off';
  const paths = publicPaths({ base: `/${ctx.county.slug}`, language: locale });
  const link = gone
    ? null
    : ctx.origin + paths.appointment(await openAppointmentLink({ ctx, tx, row, label: found.event.title }));
  const opening = {
    booked: m.appointments_done,
    moved: m.appointments_moved,
    elsewhere: m.events_mail_date_changed,
    cancelled: m.appointments_cancelled,
    'called-off': m.events_mail_date_cancelled,
  }[news]({}, { locale });
  const documents = (bookable?.documents ?? []).map(({ text }) => text);
  const facts = [
    title,
    when,
    modeWord(row.mode, locale),
    place === null ? null : placeWords(place),
    row.mode === 'video' ? (bookable?.event.meetingUrl ?? null) : null,
  ].filter((line) => line !== null && line !== '');
  const body = [
    m.strategy_mail_hello({}, { locale }),
    opening,
    facts.join('\n'),
    gone || documents.length === 0
      ? null
      : `${m.offers_documents({}, { locale })}:\n${documents.map((line) => `- ${line}`).join('\n')}`,
    !gone && row.interpreting ? m.appointments_interpreter({}, { locale }) : null,
    link === null ? null : `${m.events_mail_link({}, { locale })}\n${link}`,
    news === 'cancelled' ? null : m.events_mail_privacy({}, { locale }),
  ].filter((part) => part !== null);
  const now = ctx.clock.now();
  const calendar = eventText({
    id: row.id,
    title,
    details: documents.join('\n'),
    place: place === null ? null : placeWords(place),
    href: ctx.origin + paths.appointments,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    stamp: now,
    cancelled: gone,
  });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: row.mail, name: row.name },
      subject: `${ctx.county.name}: ${title}`,
      body: body.join('\n\n'),
      attachments: [{ name: 'termin.ics', mime: 'text/calendar; charset=utf-8', content: calendar }],
    },
  });
}

/** Tells rooms above that somebody must interpret, that it is at another time, or no longer. No client is named. */
export async function followNeed(input: { ctx: CountyCtx; tx: Tx; row: AppointmentRow; gone: boolean }): Promise<void> {
  const { ctx, tx, row, gone } = input;
  if (!row.interpreting) return;
  const now = ctx.clock.now();
  const known = await findNeed(tx, { appointmentId: row.id });
  const needId = known?.id ?? newId(now.getTime());
  if (known === null) {
    if (gone) return;
    const { id: appointmentId, countyId, bookableId, spoken: language, startsAt, endsAt, mode, topic } = row;
    await tx.insert(interpretingNeed).values({
      ...{ id: needId, countyId, bookableId, appointmentId, language, startsAt, endsAt, mode, topic },
      state: 'open',
      createdAt: now,
    });
  } else {
    const change = gone ? { state: 'withdrawn' as const, appointmentId: null } : { startsAt: row.startsAt, endsAt: row.endsAt };
    await tx.update(interpretingNeed).set(change).where(eq(interpretingNeed.id, known.id));
  }
  await emit({ ctx, tx, event: interpretingNeeded, payload: { needId } });
}

/** Deletes an appointment, tells whoever booked, and counts that it was called off. */
export async function removeAppointment(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AppointmentRow;
  found: BookableRow;
  news: 'cancelled' | 'called-off';
}): Promise<void> {
  const { ctx, tx, row } = input;
  const now = ctx.clock.now();
  await tellAppointment(input);
  await followNeed({ ctx, tx, row, gone: true });
  await tx.delete(appointment).where(eq(appointment.id, row.id));
  await spendTaskLinks({ tx, purpose: appointmentPurpose, subjectId: row.id, at: now });
  const count = { id: newId(now.getTime()), countyId: ctx.county.id, month: monthOf(row.startsAt), topic: row.topic };
  await addCount(tx, { ...count, what: 'cancelled', by: 1 });
}

import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { ok, type Result } from '#kernel/result.ts';
import { readPublicEvents } from '#modules/events/server/index.ts';
import { findOffice, readPublicReferences } from '#modules/network/server/index.ts';
import type { OfficeFunction, PublicPlace } from '#modules/network/contract-places.ts';
import type { OfferKind } from '#modules/offers/contract.ts';
import { readPublicOffers } from '#modules/offers/server/index.ts';
import { topicOfTask, type Slip } from '../contract.ts';
import { readPublicBookables } from './use-cases/bookables.ts';
import { readPublicDesks } from './use-cases/referrals.ts';

/** Kinds of offers that help with a task, the closest first. */
const helping: readonly OfferKind[] = [
  'advice',
  'mentoring',
  'aid',
  'course',
  'meeting',
  'tutoring',
  'training',
  'childcare',
  'other',
];
const mostOffers = 5;
const mostHours = 4;
/** Days ahead in which consultation hours are named. */
const daysAhead = 31;
/** Kilometres around the municipality in which offers are looked for. */
const radius = 40;

/**
 * Where somebody goes with a question, put together from the readings of several rooms: the desk, or the office where no desk is
 * entered, advice near by, and consultation hours of the calendar. It names nobody, and nobody's question is kept.
 */
export async function readSlip(
  ctx: Ctx,
  input: { task: OfficeFunction; municipalityAgs: string; deskIds: readonly string[]; language: string },
): Promise<Result<Slip>> {
  const { task, municipalityAgs, language } = input;
  const found = await readPublicDesks(ctx, { task, municipalityAgs, deskIds: [...input.deskIds] });
  if (!found.ok) return found;
  const { desks } = found.value;
  const places = await readPublicReferences(ctx, {
    language,
    placeIds: desks.flatMap(({ placeId }) => placeId ?? []),
    contactIds: [],
  });
  if (!places.ok) return places;
  const office = desks.length > 0 ? ok(null) : await findOffice(ctx, { language, function: task, municipalityAgs });
  if (!office.ok) return office;
  const offers = await readPublicOffers(ctx, { language, topic: topicOfTask[task], municipalityAgs, radius, size: 60 });
  if (!offers.ok) return offers;
  const today = berlinDay(ctx.clock.now());
  const hours = await readPublicEvents(ctx, { language, kind: 'consultation-hour', from: today, to: addDays(today, daysAhead) });
  if (!hours.ok) return hours;
  const bookables = await readPublicBookables(ctx, { language });
  if (!bookables.ok) return bookables;
  const free = new Set(bookables.value.filter(({ slots }) => slots.length > 0).map(({ event }) => event.id));
  const { events, dates } = hours.value;
  const byId = new Map(events.map((event) => [event.id, event]));
  const held = dates.flatMap((date) => {
    const event = byId.get(date.eventId);
    return event === undefined || date.state === 'cancelled' ? [] : [{ date, event, bookable: free.has(event.id) }];
  });
  const here = ({ event }: (typeof held)[number]): number => (event.municipality?.name === found.value.town ? 0 : 1);
  return ok({
    ...found.value,
    task,
    ags: municipalityAgs,
    places: places.value.flatMap(({ place }): PublicPlace[] => (place === null ? [] : [place])),
    office: office.value,
    offers: offers.value.offers
      .filter(({ kind }) => helping.includes(kind))
      .toSorted((one, other) => helping.indexOf(one.kind) - helping.indexOf(other.kind))
      .slice(0, mostOffers),
    hours: held.toSorted((one, other) => here(one) - here(other)).slice(0, mostHours),
  });
}

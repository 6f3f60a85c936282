import { addDays, berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { DatedPiece, PublicEvent, PublicEventPage, PublicEvents } from '../../contract.ts';
import { publicEventInput, publicEventsInput } from '../../inputs.ts';
import { datesOf, horizonOf } from '../model/occurrences.ts';
import { piecesOf } from '../model/pieces.ts';
import { endsSomeDay } from '../model/recurrence.ts';
import { registrationState } from '../model/registration.ts';
import { policy } from '../policy.ts';
import { takenSeats } from '../registration-store.ts';
import { findEvent, findEvents, type EventRow } from '../store.ts';
import { publicEventView, recurringOf } from '../views.ts';

const textsOf = ({ row }: EventRow): string[] => [row.id, ...(row.seriesId === null ? [] : [row.seriesId])];

/**
 * Public events with their dates between two days, both included, in the order of time. From today and up to the horizon
 * unless asked otherwise; nothing is shown beyond it. Cancelled ones are among them and say so. Whatever is not named
 * does not narrow. For interchange too: events bear rule and exceptions beside the dates that follow from them.
 */
export const readPublicEvents = useCase({
  name: 'events.read-public-events',
  action: 'events.read-public',
  policy,
  mode: 'read',
  input: publicEventsInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const horizon = horizonOf(today);
    const from = input.from ?? today;
    const to = input.to === null || input.to > horizon ? horizon : input.to;
    const found = (
      await findEvents(tx, {
        kind: input.kind,
        states: ['public', 'cancelled'],
        municipalityId: input.municipalityId,
        seriesId: input.seriesId,
        lastsUntil: from,
      })
    ).filter(
      ({ row }) =>
        (input.audience === null || row.audience.length === 0 || row.audience.includes(input.audience)) &&
        (input.spoken === null || row.languages.includes(input.spoken)) &&
        (!input.childcare || row.childcare),
    );
    const dates = found.flatMap((one) =>
      datesOf({ event: recurringOf(one), from, to }).map((date) => ({
        ...date,
        state: one.row.state === 'cancelled' ? ('cancelled' as const) : date.state,
        eventId: one.row.id,
      })),
    );
    const shown = new Set(dates.map((date) => date.eventId));
    const events = found.filter(({ row }) => shown.has(row.id));
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: events.flatMap(textsOf) });
    return ok<PublicEvents>({
      events: events.map((one) => publicEventView(one, dictionary)),
      dates: dates.toSorted(
        (one, other) => one.startsAt.localeCompare(other.startsAt) || one.eventId.localeCompare(other.eventId),
      ),
      horizon,
    });
  },
});

/** One public event with its dates from today on, or its last ones where all are over, and whether one can register. */
export const readPublicEvent = useCase({
  name: 'events.read-public-event',
  action: 'events.read-public',
  policy,
  mode: 'read',
  input: publicEventInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findEvent(tx, input.eventId);
    if (!found || (found.row.state !== 'public' && found.row.state !== 'cancelled')) return notFound('Diese Veranstaltung');
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const horizon = horizonOf(today);
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: textsOf(found) });
    const view = publicEventView(found, dictionary);
    const event = recurringOf(found);
    const coming = datesOf({ event, from: today, to: horizon });
    const dates = coming.length > 0 ? coming : datesOf({ event, from: '1900-01-01', to: horizon }).slice(-5);
    const taken = view.registration.needed ? await takenSeats(tx, found.row.id) : new Map<string, number>();
    return ok<PublicEventPage>({
      ...view,
      dates: dates.map((date) => {
        const state = view.state === 'cancelled' ? ('cancelled' as const) : date.state;
        return {
          ...date,
          state,
          registration: registrationState({ registration: view.registration, event, date: { ...date, state }, taken, now }),
        };
      }),
      endless: event.recurrenceRule !== null && !endsSomeDay(event.recurrenceRule),
      horizon,
    });
  },
});

/** Days ahead for which single dates are told to systems that know no rules. */
const shownAtOnce = 31;

/** Public events that are not over, each cut into pieces without exceptions: for systems that know rules alone. Cancelled ones are left out. */
export const readEventPieces = useCase({
  name: 'events.read-event-pieces',
  action: 'events.read-public',
  policy,
  mode: 'read',
  input: publicEventInput.pick({ language: true }),
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    const found = await findEvents(tx, { states: ['public'], lastsUntil: today });
    const dictionary = await loadDictionary({ tx, language: input.language, subjectIds: found.flatMap(textsOf) });
    return ok(
      found.map((one): { event: PublicEvent; pieces: DatedPiece[] } => ({
        event: publicEventView(one, dictionary),
        pieces: piecesOf({ event: recurringOf(one), from: today, to: horizonOf(today) }).map((piece) => {
          const { startDate } = piece.time;
          const to = addDays(startDate > today ? startDate : today, shownAtOnce);
          const dates = datesOf({ event: { ...piece, exceptions: [] }, from: today, to });
          return {
            ...piece,
            dates: dates.map(({ startDate: on, startTime, endDate, endTime }) => ({
              startDate: on,
              startTime,
              endDate,
              endTime,
            })),
          };
        }),
      })),
    );
  },
});

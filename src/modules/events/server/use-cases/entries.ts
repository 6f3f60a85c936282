import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { contactHash } from '#kernel/contact-hash.ts';
import { conflict, forbidden, invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { formatDay } from '#lib/format.ts';
import type { EntryCall, EntryState, OwnEntry } from '../../contract-series.ts';
import { entryInput, eventInput } from '../../inputs.ts';
import { askForEntryInput, inviteEntriesInput, nothingInput, seriesIdInput } from '../../inputs-series.ts';
import { checkEvent } from '../check-event.ts';
import { entryPurpose, mailAskedLink, mailEntry, mailInvitation, openEntryLink } from '../entry-mails.ts';
import { countCalls, findCall, findCalls, findMunicipalityNames, openCallOf, type CallRow } from '../entry-store.ts';
import { localeOf } from '../mails.ts';
import { lastDayOf } from '../model/occurrences.ts';
import { policy } from '../policy.ts';
import { event, eventCall, type eventSeries } from '../schema.ts';
import { findEvent, findSeries, lockEvent, type EventRow } from '../store.ts';
import { officeEventView } from '../views.ts';

const what = 'Diese Reihe';
const dayMs = 86_400_000;
/** Links that one address may ask for a day, and a county an hour, before they must wait. */
const mostAskedPerDay = 10;
const mostAskedPerHour = 100;
/** Nobody gets the same mail again sooner. */
const askAgainMs = 10 * 60_000;
/** Entries of one sender to a series. */
const mostEntries = 30;

type SeriesRow = typeof eventSeries.$inferSelect;

const isOpen = (series: SeriesRow, now: Date): boolean =>
  series.state !== 'hidden' && series.callUntil !== null && series.callUntil >= berlinDay(now);

const loadSeries = async ({ tx, input }: { tx: Tx; input: { seriesId: string } }) => {
  const row = await findSeries(tx, input.seriesId);
  return row ? ok({ loaded: row }) : notFound(what);
};

async function addCall(input: { ctx: CountyCtx; tx: Tx; series: SeriesRow; mail: string; language: string }): Promise<CallRow> {
  const { ctx, tx, series, mail, language } = input;
  const now = ctx.clock.now();
  const call: CallRow = {
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    seriesId: series.id,
    mail,
    contactHash: contactHash(mail),
    language: localeOf(language),
    createdAt: now,
    eventId: null,
  };
  await tx.insert(eventCall).values(call);
  return call;
}

const closed = conflict('call-closed', 'Der Aufruf zu dieser Reihe ist beendet.');

/** Asks people by mail for entries to a series: each gets a link. Whoever has an open one gets a fresh mail for it. */
export const inviteEntries = useCase({
  name: 'events.invite-entries',
  action: 'events.manage-series',
  policy,
  mode: 'write',
  input: inviteEntriesInput,
  load: loadSeries,
  run: async ({ ctx, tx, input, loaded: series, audit }) => {
    if (!isOpen(series, ctx.clock.now())) {
      return invalidField('mails', 'Bitte zuerst angeben und speichern, bis wann Beiträge eingereicht werden.', 'call-closed');
    }
    for (const mail of input.mails) {
      const known = await openCallOf(tx, { seriesId: series.id, contactHash: contactHash(mail) });
      const call = known ?? (await addCall({ ctx, tx, series, mail, language: 'de' }));
      await mailInvitation({ ctx, tx, call, series, message: input.message });
    }
    audit({
      subjectType: 'event-series',
      subjectId: series.id,
      // How many, not who: the log outlives the addresses.
      summary: `Für „${series.title}“ um Beiträge gebeten (${input.mails.length} Adressen)`,
    });
    return ok({ asked: input.mails.length });
  },
});

/** Whom a series asked for entries, or who asked for a link, and what came of it: for the coordination. */
export const listEntryCalls = useCase({
  name: 'events.list-entry-calls',
  action: 'events.manage-series',
  policy,
  mode: 'read',
  input: seriesIdInput,
  load: loadSeries,
  run: async ({ tx, loaded: series }) =>
    ok(
      (await findCalls(tx, series.id)).map(({ row, entry }): EntryCall => ({
        id: row.id,
        mail: row.mail,
        createdAt: row.createdAt.toISOString(),
        entry: entry?.id ? entry : null,
      })),
    ),
});

/** Sends whoever asks a link by mail, in the reader's language. The answer does not tell who had one already. */
export const askForEntry = useCase({
  name: 'events.ask-for-entry',
  policy,
  mode: 'write',
  input: askForEntryInput,
  load: loadSeries,
  run: async ({ ctx, tx, input, loaded: series, audit }) => {
    const now = ctx.clock.now();
    if (series.state !== 'public') return notFound(what);
    if (!isOpen(series, now)) return closed;
    const hash = contactHash(input.mail);
    const asked = await countCalls(tx, {
      contactHash: hash,
      day: new Date(now.getTime() - dayMs),
      hour: new Date(now.getTime() - 3_600_000),
    });
    if (asked.all >= mostAskedPerHour || asked.own >= mostAskedPerDay) {
      return unavailable('too-many', 'Gerade fragen sehr viele. Bitte versuchen Sie es später noch einmal.');
    }
    audit({ subjectType: 'event-series', subjectId: series.id, summary: 'Link für einen Beitrag bestellt' });
    const known = await openCallOf(tx, { seriesId: series.id, contactHash: hash });
    if (known !== null && now.getTime() - known.createdAt.getTime() < askAgainMs) return ok();
    if (known !== null) await tx.update(eventCall).set({ createdAt: now }).where(eq(eventCall.id, known.id));
    const call = known ?? (await addCall({ ctx, tx, series, mail: input.mail, language: input.language }));
    await mailAskedLink({ ctx, tx, call, series });
    return ok();
  },
});

type Opened = { call: CallRow; series: SeriesRow; found: EventRow | null };

async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Opened }>> {
  const { ctx, tx, lock } = input;
  if (ctx.actor.kind !== 'link' || ctx.actor.purpose !== entryPurpose) return forbidden();
  const known = await findCall({ tx, callId: ctx.actor.subjectId, lock });
  if (known === null) return notFound('Diese Anfrage');
  const { eventId } = known.call;
  const found = eventId === null ? null : await (lock ? lockEvent : findEvent)(tx, eventId);
  return ok({ loaded: { ...known, found } });
}

/** What may be done by a link: a first entry while the call runs, changes until it is decided. */
function stateOf({ series, found }: Opened, now: Date): EntryState {
  if (found === null) return isOpen(series, now) ? 'open' : 'closed';
  if (found.row.state !== 'submitted' && found.row.state !== 'returned') return 'decided';
  return series.periodTo >= berlinDay(now) ? 'open' : 'closed';
}

/** The series behind a link, and the entry where one was handed in. Reading changes nothing. */
export const readEntryByLink = useCase({
  name: 'events.read-entry-by-link',
  action: 'events.submit-by-link',
  policy,
  mode: 'read',
  input: nothingInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ ctx, tx, loaded }) => {
    const { id, title, periodFrom, periodTo, callUntil, callText } = loaded.series;
    return ok<OwnEntry>({
      state: stateOf(loaded, ctx.clock.now()),
      series: { id, title, periodFrom, periodTo, callUntil, callText },
      entry: loaded.found && officeEventView(loaded.found),
      municipalities: await findMunicipalityNames(tx),
    });
  },
});

/** Hands an entry in, or changes it until it is decided. It waits for the coordination; the sender gets a mail. */
export const submitEntryByLink = useCase({
  name: 'events.submit-entry-by-link',
  action: 'events.submit-by-link',
  policy,
  mode: 'write',
  input: entryInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit }) => {
    const { call, series, found } = loaded;
    const now = ctx.clock.now();
    const state = stateOf(loaded, now);
    if (state === 'closed') return closed;
    if (state === 'decided') return conflict('already-decided', 'Über Ihren Beitrag ist schon entschieden.');
    if (input.startDate < series.periodFrom || input.startDate > series.periodTo) {
      const span = `${formatDay(series.periodFrom, 'de')} bis ${formatDay(series.periodTo, 'de')}`;
      return invalidField('startDate', `Die Reihe geht vom ${span}. Bitte wählen Sie einen Tag darin.`, 'outside-series');
    }
    const { release: _r, demonstration: _d, sourceNote: _s, translations: _t, ...given } = whole(input, series.id);
    const columns = await checkEvent({ tx, given });
    if (!columns.ok) return columns;
    const { startDate, startTime = null, endDate, endTime = null, recurrenceRule = null } = columns.value;
    const exceptions = found?.exceptions ?? [];
    const written = {
      ...columns.value,
      lastDate: lastDayOf({ time: { startDate, startTime, endDate, endTime }, recurrenceRule, exceptions }),
      state: 'submitted' as const,
      stateNote: null,
      submittedRef: actorRef(ctx.actor),
      updatedAt: now,
    };
    const id = found?.row.id ?? newId(now.getTime());
    if (found) {
      await tx
        .update(event)
        .set({ ...written, version: found.row.version + 1 })
        .where(eq(event.id, id));
    } else {
      await tx.insert(event).values({ ...written, id, countyId: ctx.county.id, createdAt: now });
      await tx.update(eventCall).set({ eventId: id }).where(eq(eventCall.id, call.id));
    }
    await mailEntry({ ctx, tx, call, series, title: input.title, news: 'received', note: null, page: null });
    audit({
      subjectType: 'event',
      subjectId: id,
      summary: `Beitrag „${input.title}“ zu „${series.title}“ über einen Link ${found ? 'geändert' : 'eingereicht'}`,
    });
    return ok({ eventId: id });
  },
});

/** An entry as an event: what the form of a link does not ask for has its usual value. */
const whole = (input: ReturnType<typeof entryInput.parse>, seriesId: string) =>
  eventInput.parse({ ...input, price: String(input.price / 100).replace('.', ','), seriesId });

/** A further link for whoever handed one entry in, answered at once. */
export const openFurtherEntry = useCase({
  name: 'events.open-further-entry',
  action: 'events.submit-by-link',
  policy,
  mode: 'write',
  input: nothingInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, loaded: { call, series }, audit }) => {
    if (!isOpen(series, ctx.clock.now())) return closed;
    audit({ subjectType: 'event-series', subjectId: series.id, summary: 'Weiterer Link für einen Beitrag' });
    const known = await openCallOf(tx, { seriesId: series.id, contactHash: call.contactHash });
    if (known === null) {
      const all = await findCalls(tx, series.id);
      if (all.filter(({ row }) => row.contactHash === call.contactHash).length >= mostEntries) {
        return unavailable('too-many', 'Das sind sehr viele Beiträge. Bitte wenden Sie sich an den Landkreis.');
      }
    }
    const next = known ?? (await addCall({ ctx, tx, series, mail: call.mail, language: call.language }));
    return ok({ token: await openEntryLink({ ctx, tx, call: next, series }) });
  },
});

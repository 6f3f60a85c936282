import { and, eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLink, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { consentDays, type OwnWaiting } from '../../contract-waiting.ts';
import { answerSeatInput, joinWaitingInput, waitingTokenInput } from '../../inputs-waiting.ts';
import { contactHash } from '../contact-hash.ts';
import { policy } from '../policy.ts';
import { leaveQueue, offerFreed, takeOffered } from '../seat-queue.ts';
import { findRun, lockRun, type RunRow } from '../store.ts';
import { isShown, publicRun, wordsOf } from '../views.ts';
import { localeOf, openWaitingLink, tellWaiting, waitingPurpose } from '../waiting-mails.ts';
import { courseWaiting } from '../waiting-schema.ts';
import { countAsked, findWaiting, findWaitingRow, type WaitingRow } from '../waiting-store.ts';

const dayMs = 86_400_000;
/** Mails because of one contact a day, and people in a county an hour, before they must wait. */
const mostAskedPerDay = 10;
const mostAskedPerHour = 300;
/** Nobody gets the same mail again sooner. */
const askAgainMs = 10 * 60_000;

/**
 * Puts somebody on a run's waiting list without an account. Where a seat is free and nobody waits, it is offered at once. Who gave a
 * mail address finds the link there; who gave a telephone number alone is answered its secret. Whoever is on the list already stays
 * there, and the answer does not tell. Faults: no list, registration over, too many at once.
 */
export const joinWaitingList = useCase({
  name: 'courses.join-waiting-list',
  action: 'courses.wait',
  policy,
  mode: 'write',
  input: joinWaitingInput,
  load: async ({ ctx, tx, input }) => {
    // Held: of two that ask for the last seat at once, one comes after the other.
    const found = await lockRun(tx, input.runId);
    return found && isShown(found, berlinDay(ctx.clock.now())) ? ok({ loaded: found }) : notFound('Diesen Kurs');
  },
  run: async ({ ctx, tx, input, loaded: found, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const { row: run } = found;
    const isClosed = run.registrationUntil !== null && run.registrationUntil < today;
    const entry = found.seats.find(({ audience }) => audience === input.audience);
    if (!run.waitingList || run.status === 'cancelled' || isClosed || !entry)
      return conflict('no-waiting-list', 'Für diesen Kurs gibt es keine Warteliste.');
    const hash = contactHash(input.mail ?? input.phone!);
    const asked = await countAsked(tx, {
      contactHash: hash,
      day: new Date(now.getTime() - dayMs),
      hour: new Date(now.getTime() - 3_600_000),
    });
    if (asked.all >= mostAskedPerHour || asked.own >= mostAskedPerDay)
      return unavailable('too-many', 'Zu viele Eintragungen. Bitte versuchen Sie es später noch einmal.');
    // No name: the log must not tell who waits.
    audit({ subjectType: 'course-run', subjectId: run.id, summary: 'Eintragung auf die Warteliste' });
    const [known] = await tx
      .select()
      .from(courseWaiting)
      .where(and(eq(courseWaiting.runId, run.id), eq(courseWaiting.contactHash, hash)));
    if (known) {
      if (known.state !== 'accepted' && now.getTime() - known.askedAt.getTime() >= askAgainMs) {
        await tx.update(courseWaiting).set({ askedAt: now }).where(eq(courseWaiting.id, known.id));
        await tellWaiting({ ctx, tx, found, row: known, news: known.state });
      }
      return ok({ token: null });
    }
    const row: WaitingRow = {
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      runId: run.id,
      audience: input.audience,
      name: input.name,
      mail: input.mail,
      phone: input.phone,
      contactHash: hash,
      language: localeOf(input.language),
      state: 'waiting',
      consentAt: now,
      expiresOn: addDays(today, consentDays),
      offeredUntil: null,
      acceptedAt: null,
      createdAt: now,
      askedAt: now,
    };
    await tx.insert(courseWaiting).values(row);
    await offerFreed({ ctx, tx, found });
    const isAsked = (await findWaitingRow(tx, row.id))?.state === 'offered';
    if (!isAsked) await tellWaiting({ ctx, tx, found, row, news: 'waiting' });
    touchPublic();
    return ok({ token: row.mail === null ? await openWaitingLink({ ctx, tx, found, row }) : null });
  },
});

const goneLink = notFound('Diesen Link');

/** The place in the queue behind an open link; whoever changes something holds its run first. */
async function open(input: {
  ctx: CountyCtx;
  tx: Tx;
  token: string;
  lock: boolean;
}): Promise<Result<{ found: RunRow; row: WaitingRow }>> {
  const { ctx, tx, token, lock } = input;
  const link = await findTaskLink({ tx, purpose: waitingPurpose, token });
  if (link === null || taskLinkState(link, ctx.clock.now()) !== 'open') return goneLink;
  const before = await findWaitingRow(tx, link.subjectId);
  if (before === null) return goneLink;
  const found = lock ? await lockRun(tx, before.runId) : await findRun(tx, before.runId);
  // Read again: what was waited for may have changed it.
  const row = lock ? await findWaitingRow(tx, before.id) : before;
  return found === null || row === null ? goneLink : ok({ found, row });
}

/** What a link stands for. Nothing changes, however often it is opened. */
export const readOwnWaiting = useCase({
  name: 'courses.read-own-waiting',
  action: 'courses.wait',
  policy,
  mode: 'read',
  input: waitingTokenInput,
  run: async ({ ctx, tx, input }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: false });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    const dictionary = await wordsOf({ tx, language: input.language, found: [found] });
    const run = publicRun({ found, dictionary, waiting: new Map(), today: berlinDay(ctx.clock.now()) });
    const queue = (await findWaiting(tx, row.runId)).filter(
      ({ state, audience }) => state === 'waiting' && audience === row.audience,
    );
    return ok<OwnWaiting>({
      runId: run.id,
      slug: run.slug,
      title: run.title,
      state: row.state,
      position: row.state === 'waiting' ? queue.findIndex(({ id }) => id === row.id) + 1 : null,
      offeredUntil: row.offeredUntil?.toISOString() ?? null,
    });
  },
});

/** Takes the offered seat, or leaves the list: then all that was kept is deleted and the next is asked. */
export const answerSeat = useCase({
  name: 'courses.answer-seat',
  action: 'courses.wait',
  policy,
  mode: 'write',
  input: answerSeatInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const opened = await open({ ctx, tx, token: input.token, lock: true });
    if (!opened.ok) return opened;
    const { found, row } = opened.value;
    if (input.accept) {
      const taken = await takeOffered({ ctx, tx, found, row });
      if (!taken.ok) return taken;
    } else await leaveQueue({ ctx, tx, found, row, news: 'left' });
    const state = (await findWaitingRow(tx, row.id))?.state ?? null;
    audit({
      subjectType: 'course-run',
      subjectId: found.row.id,
      summary: state === 'accepted' ? 'Ein angebotener Platz wurde angenommen' : 'Warteliste geändert',
    });
    touchPublic();
    return ok({ state });
  },
});

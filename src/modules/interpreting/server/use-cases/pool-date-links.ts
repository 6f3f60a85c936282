import { eq } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLinkById, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OwnPoolDate } from '../../contract-pool-dates.ts';
import { answerPoolDateInput, ownSignUpInput } from '../../inputs-pool-dates.ts';
import { policy } from '../policy.ts';
import { interpreterPoolDate } from '../pool-date-schema.ts';
import { tellGuests } from '../pool-date-mails.ts';
import { findPoolDateGuests, findPoolDates, lockPoolDate, type FoundGuest, type FoundPoolDate } from '../pool-date-store.ts';
import { isOpen, setComing } from '../seat.ts';
import type { InterpreterRow } from '../store.ts';
import { ownPerson } from './own-pages.ts';

const what = 'Dieser Termin';
/** So many days before a date guests who have not said no are reminded. */
const remindBefore = 2;
/** So long past dates stand on the own page. */
const pastDays = 365;

const ownView = (input: { found: FoundPoolDate; guest: FoundGuest | null; now: Date }): OwnPoolDate => {
  const { found, guest, now } = input;
  const { id, kind, title, date, from, until, place, link, seats, module, hours, agenda, minutes, state } = found.row;
  return {
    ...{ id, kind, title, date, from, until, place, link, seats, module, hours, agenda, state },
    // Minutes of a supervision are for those who run the pool.
    minutes: kind === 'supervision' ? null : minutes,
    comes: guest?.row.comes ?? null,
    attended: guest?.row.attended ?? null,
    left: seats === null ? null : Math.max(0, seats - found.coming),
    open: isOpen(found.row, now),
  };
};

async function ofLink({
  ctx,
  tx,
}: {
  ctx: CountyCtx;
  tx: Tx;
}): Promise<Result<{ loaded: { guest: FoundGuest; found: FoundPoolDate } }>> {
  const { actor } = ctx;
  if (actor.kind !== 'link') return notFound(what);
  const link = await findTaskLinkById({ tx, id: actor.id });
  if (link === null || taskLinkState(link, ctx.clock.now()) !== 'open')
    return conflict('expired', 'Dieser Link ist abgelaufen. Bitte fragen Sie den Pool.');
  const [guest] = await findPoolDateGuests(tx, { id: actor.subjectId });
  const [found] = guest ? await findPoolDates(tx, { id: guest.row.poolDateId }) : [];
  return guest && found && guest.state !== 'left' ? ok({ loaded: { guest, found } }) : notFound(what);
}

/** The date as whoever is invited sees it. */
export const readPoolDateByLink = useCase({
  name: 'interpreting.read-pool-date-by-link',
  action: 'interpreting.answer-pool-date',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, loaded }) => ok(ownView({ ...loaded, now: ctx.clock.now() })),
});

/** Says whether one comes. It may be said again until the date begins: the link is not spent by it. */
export const answerPoolDate = useCase({
  name: 'interpreting.answer-pool-date',
  action: 'interpreting.answer-pool-date',
  policy,
  mode: 'write',
  input: answerPoolDateInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { guest, found }, audit }) => {
    const row = (await lockPoolDate(tx, found.row.id))!;
    const set = await setComing({ ctx, tx, row, interpreterId: guest.row.interpreterId, comes: input.comes });
    if (!set.ok) return set;
    audit({
      subjectType: 'interpreter-pool-date',
      subjectId: row.id,
      summary: `„${row.title}“: jemand ${input.comes ? 'kommt' : 'kommt nicht'}`,
    });
    return ok();
  },
});

async function ownDates(input: { ctx: CountyCtx; tx: Tx; person: InterpreterRow }): Promise<OwnPoolDate[]> {
  const { ctx, tx, person } = input;
  const now = ctx.clock.now();
  const guests = await findPoolDateGuests(tx, { interpreterId: person.id });
  const found = await findPoolDates(tx, { poolId: person.poolId, from: addDays(berlinDay(now), -pastDays) });
  return found.flatMap((one) => {
    const guest = guests.find((own) => own.row.poolDateId === one.row.id) ?? null;
    // What is over concerns those who were asked; the others see what they can still come to.
    return guest !== null || isOpen(one.row, now) ? ownView({ found: one, guest, now }) : [];
  });
}

/** Dates on the person's own page: what she may still come to, and what she was invited to. */
export const listOwnPoolDates = useCase({
  name: 'interpreting.list-own-pool-dates',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const { name, trainings } = own.value;
    return ok({ name, trainings, dates: await ownDates({ ctx, tx, person: own.value }) });
  },
});

/** The person signs up for a date of her pool, or off. */
export const signUpOnOwnPage = useCase({
  name: 'interpreting.sign-up-on-own-page',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: ownSignUpInput,
  run: async ({ ctx, tx, input, audit }) => {
    const own = await ownPerson(ctx, tx, false);
    if (!own.ok) return own;
    const row = await lockPoolDate(tx, input.poolDateId);
    if (row === null || row.poolId !== own.value.poolId) return notFound(what);
    const set = await setComing({ ctx, tx, row, interpreterId: own.value.id, comes: input.comes });
    if (!set.ok) return set;
    audit({
      subjectType: 'interpreter-pool-date',
      subjectId: row.id,
      summary: `„${row.title}“: jemand hat sich ${input.comes ? 'an' : 'ab'}gemeldet`,
    });
    return ok();
  },
});

/** Reminds guests of dates that are near, each once. */
export const remindOfPoolDates = useCase({
  name: 'interpreting.remind-of-pool-dates',
  action: 'interpreting.care-for-pools',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    let reminded = 0;
    for (const { row } of await findPoolDates(tx, { planned: true, from: today, to: addDays(today, remindBefore) })) {
      if (row.remindedAt !== null || !isOpen(row, now)) continue;
      const told = await tellGuests({
        ...{ ctx, tx, row, news: 'reminded' },
        which: ({ invitedAt, comes }) => comes === true || (invitedAt !== null && comes !== false),
      });
      await tx.update(interpreterPoolDate).set({ remindedAt: now }).where(eq(interpreterPoolDate.id, row.id));
      if (told === 0) continue;
      audit({
        subjectType: 'interpreter-pool-date',
        subjectId: row.id,
        summary: `An „${row.title}“ erinnert: ${told} per E-Mail`,
      });
      reminded += told;
    }
    return reminded > 0 ? ok({ reminded }) : conflict('nothing-to-do', 'Kein Termin steht bevor.');
  },
});

/** Every morning. */
export async function remindOfPoolDatesJob(ctx: Ctx): Promise<void> {
  const done = await remindOfPoolDates(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

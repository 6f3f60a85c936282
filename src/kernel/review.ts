import { and, eq, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { CountyCtx, Tx } from './context.ts';
import { addDays, longDay, type IsoDate } from './dates.ts';
import { queueMail } from './mail.ts';
import { openTaskLink, type TaskLinkRow } from './task-link.ts';

/**
 * What is public grows old: whoever keeps it is asked by mail whether it is still right, with a link that is good for one answer, and what
 * nobody answers for is hidden after the county's own time. Offers and runs of courses are asked about alike.
 */

/** From so many days before the date, and again after so many without an answer. */
export const askDaysBefore = 30;
const againAfterDays = 21;
const linkDays = 60;

type Columns = { state: AnyPgColumn; reviewBy: AnyPgColumn; askedAt: AnyPgColumn };
type When = { now: Date; today: IsoDate; graceDays: number };

/** What is to be asked about today. */
export const isToAsk = (
  { reviewBy, askedAt }: Pick<Columns, 'reviewBy' | 'askedAt'>,
  { now, today }: Pick<When, 'now' | 'today'>,
): SQL | undefined =>
  and(
    lte(reviewBy, addDays(today, askDaysBefore)),
    or(isNull(askedAt), lt(askedAt, new Date(now.getTime() - againAfterDays * 86_400_000))),
  );

/** Public things that are to be asked about today, or hidden. */
export const isDue = (columns: Columns, when: When): SQL | undefined =>
  and(
    eq(columns.state, 'public'),
    isNotNull(columns.reviewBy),
    or(lt(columns.reviewBy, addDays(when.today, -when.graceDays)), isToAsk(columns, when)),
  );

/** Asks about each of these things, or hides it where its time is over; counts what was done. */
export async function reviewEach<T>(input: {
  things: readonly T[];
  reviewBy: (thing: T) => IsoDate;
  /** Null for what nobody can be asked about. */
  address: (thing: T) => string | null;
  when: Pick<When, 'today' | 'graceDays'>;
  hide: (thing: T) => Promise<void>;
  ask: (thing: T, to: { address: string; hiddenOn: IsoDate }) => Promise<void>;
}): Promise<{ asked: number; hidden: number; unreachable: number }> {
  const { today, graceDays } = input.when;
  const done = { asked: 0, hidden: 0, unreachable: 0 };
  for (const thing of input.things) {
    const reviewBy = input.reviewBy(thing);
    const address = input.address(thing);
    if (reviewBy < addDays(today, -graceDays)) {
      await input.hide(thing);
      done.hidden += 1;
    } else if (address === null) done.unreachable += 1;
    else {
      await input.ask(thing, { address, hiddenOn: addDays(reviewBy, graceDays + 1) });
      done.asked += 1;
    }
  }
  return done;
}

/** A mail with a link that is good for one answer; gives the link's secret. */
export async function askByLink(input: {
  ctx: CountyCtx;
  tx: Tx;
  purpose: string;
  thing: { id: string; name: string };
  to: { address: string; name: string | null };
  /** The day on which it is hidden without an answer; null for what stays. */
  hiddenOn: IsoDate | null;
  /** What stands where, and what is asked. */
  question: string;
  /** „das Angebot“, as the last sentence names it. */
  called: string;
  /** Where a link leads, by its secret. */
  path: (token: string) => string;
}): Promise<string> {
  const { ctx, tx, purpose, thing, to, hiddenOn } = input;
  const expiresAt = new Date(ctx.clock.now().getTime() + linkDays * 86_400_000);
  const { token } = await openTaskLink({ ctx, tx, purpose, subjectId: thing.id, label: thing.name, expiresAt });
  await queueMail({
    ctx,
    tx,
    mail: {
      to: { address: to.address, ...(to.name === null ? {} : { name: to.name }) },
      subject: `Stimmt das noch? „${thing.name}“`,
      body: [
        'Guten Tag,',
        '',
        input.question,
        '',
        hiddenOn === null
          ? 'Mit diesem Link sehen Sie die Angaben und bestätigen sie, ohne Anmeldung:'
          : 'Mit diesem Link sehen Sie die Angaben, bestätigen sie oder ändern sie, ohne Anmeldung:',
        `${ctx.origin}${input.path(token)}`,
        '',
        ...(hiddenOn === null
          ? []
          : [
              `Ohne Antwort wird ${input.called} am ${longDay(hiddenOn)} nicht mehr angezeigt, damit niemand vor verschlossener Tür steht.`,
            ]),
        'Der Link gilt für eine Antwort.',
      ].join('\n'),
    },
  });
  return token;
}

export type AnswerState = 'open' | 'done' | 'expired';
/** Whether a link may still be answered; `gone` where its thing is no more. */
export const answerState = (input: { link: TaskLinkRow; now: Date; gone: boolean }): AnswerState =>
  input.link.spentAt !== null ? 'done' : input.link.expiresAt <= input.now || input.gone ? 'expired' : 'open';

import { eq } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState, isDue, reviewEach, type AnswerState } from '#kernel/review.ts';
import { findTaskLinkById, spendTaskLinks, type TaskLinkRow } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ColleagueView } from '../../contract-colleagues.ts';
import { confirmColleagueInput } from '../../inputs-colleagues.ts';
import { askColleague, colleaguePurpose } from '../colleague-review.ts';
import { languageColleague } from '../colleague-schema.ts';
import { findColleagueRows, type FoundColleagueRow } from '../colleague-store.ts';
import { policy } from '../policy.ts';
import { colleagueView, confirmedForDays } from './colleagues.ts';

/** So long after the date an entry that nobody confirmed is shown. */
const graceDays = 21;

/** Asks those whose half year ends soon, and hides entries that nobody confirmed. */
export const reviewColleagues = useCase({
  name: 'interpreting.review-colleagues',
  action: 'interpreting.review-colleagues',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const when = { now, today: berlinDay(now), graceDays };
    const set = async (id: string, fields: Partial<FoundColleagueRow['row']>): Promise<void> => {
      await tx.update(languageColleague).set(fields).where(eq(languageColleague.id, id));
    };
    const done = await reviewEach({
      things: await findColleagueRows(tx, { due: isDue(languageColleague, when) }),
      reviewBy: ({ row }) => row.reviewBy,
      address: ({ row }) => row.mail,
      when,
      hide: ({ row }) => set(row.id, { state: 'hidden', version: row.version + 1 }),
      ask: async ({ row }, { hiddenOn }) => {
        await askColleague({ ctx, tx, row, hiddenOn });
        await set(row.id, { askedAt: now });
      },
    });
    if (done.asked + done.hidden === 0) return conflict('nothing-to-do', 'Niemand ist zu fragen.');
    audit({
      subjectType: 'language-colleague',
      subjectId: null,
      summary: `Sprachpool der Verwaltung: ${done.asked} gefragt, ${done.hidden} ausgeblendet`,
    });
    return ok({ asked: done.asked, hidden: done.hidden });
  },
});

/** Every morning. */
export async function reviewColleaguesJob(ctx: Ctx): Promise<void> {
  const done = await reviewColleagues(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

export type ColleagueByLink = { state: AnswerState; colleague: ColleagueView };

async function ofLink({
  ctx,
  tx,
}: {
  ctx: CountyCtx;
  tx: Tx;
}): Promise<Result<{ loaded: { link: TaskLinkRow; found: FoundColleagueRow } }>> {
  const { actor } = ctx;
  if (actor.kind !== 'link') return notFound('Diese Seite');
  const link = await findTaskLinkById({ tx, id: actor.id });
  const [found] = await findColleagueRows(tx, { id: actor.subjectId });
  return link && found ? ok({ loaded: { link, found } }) : notFound('Diese Seite');
}

/** One's own entry. */
export const readColleagueByLink = useCase({
  name: 'interpreting.read-colleague-by-link',
  action: 'interpreting.confirm-colleague',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, loaded: { link, found } }) =>
    ok<ColleagueByLink>({
      state: answerState({ link, now: ctx.clock.now(), gone: false }),
      colleague: colleagueView(found),
    }),
});

/** Says that one helps on for another half year, or leaves: then the entry is deleted at once. */
export const confirmColleague = useCase({
  name: 'interpreting.confirm-colleague',
  action: 'interpreting.confirm-colleague',
  policy,
  mode: 'write',
  input: confirmColleagueInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { link, found }, audit }) => {
    const now = ctx.clock.now();
    if (answerState({ link, now, gone: false }) !== 'open')
      return conflict('link-expired', 'Dieser Link ist schon benutzt oder abgelaufen.');
    const { row } = found;
    const subject = { subjectType: 'language-colleague', subjectId: row.id };
    await spendTaskLinks({ tx, purpose: colleaguePurpose, subjectId: row.id, at: now });
    if (!input.stays) {
      await tx.delete(languageColleague).where(eq(languageColleague.id, row.id));
      audit({ ...subject, summary: 'Sprachpool der Verwaltung: jemand ist gegangen' });
      return ok({ stays: false });
    }
    await tx
      .update(languageColleague)
      .set({
        ...{ state: 'public', askedAt: null, reviewBy: addDays(berlinDay(now), confirmedForDays) },
        ...{ updatedAt: now, version: row.version + 1 },
      })
      .where(eq(languageColleague.id, row.id));
    audit({ ...subject, summary: 'Sprachpool der Verwaltung: Eintrag bestätigt' });
    return ok({ stays: true });
  },
});

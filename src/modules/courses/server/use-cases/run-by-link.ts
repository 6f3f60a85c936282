import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState, type AnswerState } from '#kernel/review.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { CourseRunByLink } from '../../contract.ts';
import { changeRunByLinkInput, confirmRunByLinkInput, courseRunInput } from '../../inputs.ts';
import { runLinkPurpose } from '../ask-by-mail.ts';
import { policy } from '../policy.ts';
import { courseRun } from '../schema.ts';
import { findRun, lockRun, type RunRow } from '../store.ts';
import { lastDayOf, titleOf } from '../views.ts';
import { changedMeanwhile, changeRun, confirmation } from '../write-run.ts';
import { viewsOf } from './course-runs.ts';

type Loaded = { found: RunRow; link: typeof taskLink.$inferSelect };

async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Loaded }>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== runLinkPurpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const found = lock ? await lockRun(tx, actor.subjectId) : await findRun(tx, actor.subjectId);
  return link && found ? ok({ loaded: { found, link } }) : notFound('Diesen Kurs');
}

/** A run that is over needs no answer any more. */
const stateOf = ({ found, link }: Loaded, now: Date): AnswerState =>
  answerState({ link, now, gone: (lastDayOf(found.row) ?? '9') < berlinDay(now) });

const closed = (state: AnswerState) =>
  state === 'done'
    ? conflict('already-answered', 'Das ist schon bestätigt. Vielen Dank!')
    : conflict('link-expired', 'Dieser Link gilt nicht mehr. Sie bekommen einen neuen, wenn wieder gefragt wird.');

/** What was hidden because nobody answered is shown again by the answer; what people hid or never showed stays as it is. */
const stateAfter = ({ state, askedAt }: RunRow['row']) => (state === 'hidden' && askedAt !== null ? ('public' as const) : state);

/** The run as whoever was asked by mail sees it. Reading changes nothing, however often it is opened. */
export const readRunByLink = useCase({
  name: 'courses.read-run-by-link',
  action: 'courses.keep-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ ctx, tx, loaded }) => {
    const [run] = await viewsOf(tx, [loaded.found]);
    return ok<CourseRunByLink>({ state: stateOf(loaded, ctx.clock.now()), run: run! });
  },
});

/** One tap: all is still right. The first answer spends every link to this run. */
export const confirmRunByLink = useCase({
  name: 'courses.confirm-run-by-link',
  action: 'courses.keep-by-link',
  policy,
  mode: 'write',
  input: confirmRunByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const state = stateOf(loaded, now);
    if (state !== 'open') return closed(state);
    const { row } = loaded.found;
    if (input.version !== row.version) return changedMeanwhile();
    const confirmed = confirmation(ctx);
    await tx
      .update(courseRun)
      .set({ ...confirmed, state: stateAfter(row) })
      .where(eq(courseRun.id, row.id));
    await spendTaskLinks({ tx, purpose: runLinkPurpose, subjectId: row.id, at: now });
    audit({
      subjectType: 'course-run',
      subjectId: row.id,
      summary: `Kurs „${titleOf(loaded.found)}“ über einen Link bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: confirmed.reviewBy } },
    });
    touchPublic();
    return ok();
  },
});

/** The same with what has changed: dates, times, seats. Whoever waits is asked where seats became free, as ever. */
export const changeRunByLink = useCase({
  name: 'courses.change-run-by-link',
  action: 'courses.keep-by-link',
  policy,
  mode: 'write',
  input: changeRunByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const state = stateOf(loaded, now);
    if (state !== 'open') return closed(state);
    const { found } = loaded;
    const { row } = found;
    const { version, seats, ...given } = input;
    if (version !== row.version) return changedMeanwhile();
    const after = { ...given, state: stateAfter(row) };
    // What a run must be as a whole: no end before its beginning, no public course without a day.
    const whole = courseRunInput.safeParse({ ...row, ...after, seats });
    const fault = whole.success ? null : whole.error.issues[0];
    if (fault) return invalidField(fault.path.join('.'), fault.message, 'incomplete');
    const changed = await changeRun({ ctx, tx, found, given: after, seats, confirmed: true });
    if (!changed.ok) return changed;
    await spendTaskLinks({ tx, purpose: runLinkPurpose, subjectId: row.id, at: now });
    audit({
      subjectType: 'course-run',
      subjectId: row.id,
      summary: `Kurs „${titleOf(found)}“ über einen Link geändert und bestätigt`,
      fields: changedFields<Record<string, unknown>>(row, after),
    });
    touchPublic();
    return ok();
  },
});

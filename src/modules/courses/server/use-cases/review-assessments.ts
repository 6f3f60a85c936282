import { eq } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState, askByLink, isDue, reviewEach, type AnswerState } from '#kernel/review.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { AssessmentByLink } from '../../contract-assessments.ts';
import { answerAssessmentInput } from '../../inputs-assessments.ts';
import { skillsAssessment } from '../assessment-schema.ts';
import { findAssessments, lockAssessment, type AssessmentRow } from '../assessment-store.ts';
import { policy } from '../policy.ts';
import { confirmation, viewsOf } from './assessments.ts';

const purpose = 'skills-assessment';
const subjectType = 'skills-assessment';
const called = ({ row }: AssessmentRow): string => `Kompetenzfeststellung „${row.name}“`;

/** Asks by mail about assessments whose date comes near, and hides those that nobody confirmed in the county's own time. */
export const reviewAssessments = useCase({
  name: 'courses.review-assessments',
  action: 'courses.run-review',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    const when = { now, today, graceDays: placeGraceDays };
    const due = await tx
      .select({ id: skillsAssessment.id })
      .from(skillsAssessment)
      .where(isDue(skillsAssessment, when))
      .for('update');
    const { asked, hidden, unreachable } = await reviewEach({
      things: due.length === 0 ? [] : await findAssessments(tx, { ids: due.map(({ id }) => id) }),
      reviewBy: ({ row }) => row.reviewBy!,
      // Never a person's account.
      address: ({ row, organisation }) => row.email ?? organisation?.email ?? null,
      when,
      hide: async (found) => {
        const { row } = found;
        const set = { state: 'hidden' as const, askedAt: row.askedAt ?? now, updatedAt: now, version: row.version + 1 };
        await tx.update(skillsAssessment).set(set).where(eq(skillsAssessment.id, row.id));
        audit({
          ...{ subjectType, subjectId: row.id, summary: `${called(found)} verborgen: nicht bestätigt` },
          fields: { state: { before: row.state, after: 'hidden' } },
        });
      },
      ask: async (found, { address, hiddenOn }) => {
        const { row, organisation } = found;
        await askByLink({
          ...{ ctx, tx, purpose, thing: row, hiddenOn, called: 'die Kompetenzfeststellung' },
          to: { address, name: organisation?.name ?? null },
          question: `Ihre ${called(found)} steht im Verzeichnis des Landkreises ${ctx.county.name}. Stimmt noch alles?`,
          path: (token) => sitePaths.assessmentByLink(ctx.county.slug, token),
        });
        await tx.update(skillsAssessment).set({ askedAt: now }).where(eq(skillsAssessment.id, row.id));
        audit({ subjectType, subjectId: row.id, summary: `Zur ${called(found)} nachgefragt` });
      },
    });
    if (asked + hidden === 0) return conflict('nothing-to-do', 'Nach keiner Kompetenzfeststellung ist zu fragen.');
    if (hidden > 0) touchPublic();
    return ok({ asked, hidden, unreachable });
  },
});

/** Every morning. */
export async function reviewAssessmentsJob(ctx: Ctx): Promise<void> {
  const done = await reviewAssessments(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

type Loaded = { found: AssessmentRow; state: AnswerState };
async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Loaded }>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== purpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const found = lock
    ? await lockAssessment(tx, actor.subjectId)
    : ((await findAssessments(tx, { id: actor.subjectId }))[0] ?? null);
  if (!link || found === null) return notFound('Diese Kompetenzfeststellung');
  return ok({ loaded: { found, state: answerState({ link, now: ctx.clock.now(), gone: false }) } });
}

/** The assessment as whoever was asked by mail sees it. Reading changes nothing, however often it is opened. */
export const readAssessmentByLink = useCase({
  name: 'courses.read-assessment-by-link',
  action: 'courses.keep-assessment-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ ctx, tx, loaded: { found, state } }) => {
    const [assessment] = await viewsOf(ctx, tx, [found]);
    return ok<AssessmentByLink>({ state, assessment: assessment! });
  },
});

/**
 * One tap: all is still right, or it is no longer offered. The first answer spends every link. What was hidden because nobody
 * answered is shown again by the answer that it is right; what people hid stays hidden.
 */
export const answerAssessmentByLink = useCase({
  name: 'courses.answer-assessment-by-link',
  action: 'courses.keep-assessment-by-link',
  policy,
  mode: 'write',
  input: answerAssessmentInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded: { found, state }, audit, touchPublic }) => {
    if (state === 'done') return conflict('already-answered', 'Das ist schon beantwortet. Vielen Dank!');
    if (state === 'expired')
      return conflict('link-expired', 'Dieser Link gilt nicht mehr. Sie bekommen einen neuen, wenn wieder gefragt wird.');
    const { row } = found;
    if (input.version !== row.version)
      return conflict('changed-meanwhile', 'Jemand anderes hat das inzwischen geändert. Bitte laden Sie die Seite neu.');
    const now = ctx.clock.now();
    const back = row.state === 'hidden' && row.askedAt !== null ? 'public' : row.state;
    const after = input.answer === 'right' ? back : row.state === 'draft' ? 'draft' : 'hidden';
    await tx
      .update(skillsAssessment)
      .set({
        ...(input.answer === 'right' ? confirmation(ctx) : { askedAt: null }),
        ...{ state: after, updatedAt: now, version: row.version + 1 },
      })
      .where(eq(skillsAssessment.id, row.id));
    await spendTaskLinks({ tx, purpose, subjectId: row.id, at: now });
    audit({
      ...{ subjectType, subjectId: row.id },
      summary: `${called(found)} über einen Link ${input.answer === 'right' ? 'bestätigt' : 'beendet'}`,
      fields: row.state === after ? {} : { state: { before: row.state, after } },
    });
    touchPublic();
    return ok();
  },
});

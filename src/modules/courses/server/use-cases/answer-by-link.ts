import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { spendTaskLinks, taskLinkState } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { InquiryByLink } from '../../contract-inquiries.ts';
import { answerByLinkInput } from '../../inputs-inquiries.ts';
import { inquiryLinkPurpose } from '../inquiry-mails.ts';
import { findAnswer, lockAnswer, type AnswerRow, type InquiryRow } from '../inquiry-store.ts';
import { policy } from '../policy.ts';
import { writeAnswer } from '../write-answer.ts';

type Loaded = { found: AnswerRow & { inquiry: InquiryRow }; link: typeof taskLink.$inferSelect };

async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Loaded }>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== inquiryLinkPurpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const found = await (lock ? lockAnswer : findAnswer)(tx, actor.subjectId);
  return link && found ? ok({ loaded: { found, link } }) : notFound('Diese Abfrage');
}

function stateOf({ found, link }: Loaded, now: Date): InquiryByLink['state'] {
  const state = taskLinkState(link, now);
  if (state === 'spent') return 'done';
  return state === 'open' && found.inquiry.closedAt === null ? 'open' : 'expired';
}

/** The questions as whoever was asked by mail sees them. Reading changes nothing, however often it is opened. */
export const readInquiryByLink = useCase({
  name: 'courses.read-inquiry-by-link',
  action: 'courses.answer-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ ctx, loaded }) => {
    const { row, name, inquiry } = loaded.found;
    return ok<InquiryByLink>({
      state: stateOf(loaded, ctx.clock.now()),
      county: ctx.county.name,
      inquiry: { quarter: inquiry.quarter, dueOn: inquiry.dueOn, intro: inquiry.intro, questions: inquiry.questions },
      answer: {
        ...{ id: row.id, provider: { id: row.id, name }, answeredAt: row.answeredAt?.toISOString() ?? null },
        ...{ learners: row.learners, freeSeats: row.freeSeats, waiting: row.waiting, planned: row.planned },
        ...{ obstacles: row.obstacles, answers: row.answers, remark: row.remark, version: row.version },
      },
    });
  },
});

/** Answers without an account. The first answer spends every link to it. */
export const answerByLink = useCase({
  name: 'courses.answer-by-link',
  action: 'courses.answer-by-link',
  policy,
  mode: 'write',
  input: answerByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit }) => {
    const state = stateOf(loaded, ctx.clock.now());
    if (state === 'done') return conflict('already-answered', 'Ihre Antwort ist schon da. Vielen Dank!');
    if (state === 'expired') return conflict('link-expired', 'Diese Abfrage ist abgeschlossen.');
    const done = await writeAnswer({ ctx, tx, found: loaded.found, given: input, audit });
    if (done.ok) await spendTaskLinks({ tx, purpose: inquiryLinkPurpose, subjectId: loaded.found.row.id, at: ctx.clock.now() });
    return done;
  },
});

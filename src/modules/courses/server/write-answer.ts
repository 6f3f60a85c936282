import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { quarterWords } from '../contract-inquiries.ts';
import type { answerByLinkInput } from '../inputs-inquiries.ts';
import { providerAnswer } from './inquiry-schema.ts';
import type { AnswerRow, InquiryRow } from './inquiry-store.ts';

/** Keeps what a provider says, from the office or by a link. The log says that it answered, not which small numbers. */
export async function writeAnswer(input: {
  ctx: CountyCtx;
  tx: Tx;
  found: AnswerRow & { inquiry: InquiryRow };
  given: z.output<typeof answerByLinkInput>;
  audit: (entry: { subjectType: string; subjectId: string; summary: string }) => void;
}): Promise<Result<{ version: number }>> {
  const { ctx, tx, found, given, audit } = input;
  const { row, inquiry, name } = found;
  if (given.version !== row.version)
    return conflict('changed-meanwhile', 'Jemand anderes hat diese Antwort inzwischen geändert. Bitte laden Sie die Seite neu.');
  await tx
    .update(providerAnswer)
    .set({
      ...given,
      answers: inquiry.questions.map((_, index) => given.answers[index] ?? ''),
      answeredAt: ctx.clock.now(),
      answeredBy: actorRef(ctx.actor),
      version: row.version + 1,
    })
    .where(eq(providerAnswer.id, row.id));
  audit({
    subjectType: 'provider-inquiry',
    subjectId: inquiry.id,
    summary: `„${name}“ hat zum ${quarterWords(inquiry.quarter)} geantwortet`,
  });
  return ok({ version: row.version + 1 });
}

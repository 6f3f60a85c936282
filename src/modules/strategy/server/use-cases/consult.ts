import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { sitePaths } from '#lib/paths.ts';
import { commentAnswerWords } from '../../contract-consultation.ts';
import { answerCommentInput, consultationIdInput, inviteInput, openConsultationInput } from '../../inputs-consultation.ts';
import { findConsultation, isClosed, makeLink } from '../consultations.ts';
import { policy } from '../policy.ts';
import { feedbackRound, feedbackComment, feedbackInvite } from '../schema-consultation.ts';
import { changeEntry } from '../schema.ts';
import { findNodes, findStrategy } from '../store.ts';

const germanDay = (day: string): string => day.split('-').toReversed().join('.');

/** Lays a strategy, or single entries of it, before the network until a day. Nobody is asked yet. */
export const openConsultation = useCase({
  name: 'strategy.open-consultation',
  action: 'strategy.consult',
  policy,
  mode: 'write',
  input: openConsultationInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const now = ctx.clock.now();
    if (input.closesOn < berlinDay(now))
      return invalidField('closesOn', 'Der letzte Tag liegt in der Vergangenheit.', 'past-day');
    const known = new Set((await findNodes(tx, row.id)).map((node) => node.id));
    if (known.size === 0)
      return conflict('empty-strategy', 'Die Strategie hat noch keinen Eintrag, zu dem man etwas sagen könnte.');
    if (input.nodeIds.some((id) => !known.has(id)))
      return invalidField('nodeIds', 'Ein gewählter Eintrag gehört nicht zu dieser Strategie.', 'item-of-another-strategy');
    const id = newId(now.getTime());
    await tx.insert(feedbackRound).values({
      id,
      countyId: ctx.county.id,
      strategyId: row.id,
      title: input.title,
      intro: input.intro,
      nodeIds: input.nodeIds,
      closesOn: input.closesOn,
      createdAt: now,
      createdRef: actorRef(ctx.actor),
    });
    audit({
      subjectType: 'consultation',
      subjectId: id,
      summary: `Beteiligung „${input.title}“ bis ${germanDay(input.closesOn)} geöffnet`,
    });
    return ok({ id });
  },
});

/** Asks a person by mail. Her link takes comments until the last day is over. */
export const inviteToComment = useCase({
  name: 'strategy.invite-to-comment',
  action: 'strategy.consult',
  policy,
  mode: 'write',
  input: inviteInput,
  load: async ({ tx, input }) => {
    const row = await findConsultation(tx, input.consultationId);
    return row ? ok({ loaded: row }) : notFound('Diese Beteiligung');
  },
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const now = ctx.clock.now();
    if (isClosed(row, now)) return conflict('consultation-closed', 'Diese Beteiligung ist schon beendet.');
    const id = newId(now.getTime());
    await tx.insert(feedbackInvite).values({
      id,
      countyId: ctx.county.id,
      consultationId: row.id,
      name: input.name,
      organisation: input.organisation,
      mail: input.mail,
      createdAt: now,
    });
    const { token } = await makeLink({ ctx, tx, row, inviteId: id });
    await queueMail({
      ctx,
      tx,
      mail: {
        to: { address: input.mail, name: input.name },
        subject: `Ihre Rückmeldung: ${row.title}`,
        body: [
          `Guten Tag ${input.name},`,
          '',
          `der Landkreis ${ctx.county.name} bittet um Ihre Rückmeldung: ${row.title}.`,
          '',
          row.intro,
          '',
          `Bis einschließlich ${germanDay(row.closesOn)}, ohne Anmeldung, über diesen Link:`,
          `${ctx.origin}${sitePaths.comment(ctx.county.slug, token)}`,
          '',
          'Der Link ist für Sie bestimmt. Ihr Name wird nicht veröffentlicht.',
        ].join('\n'),
      },
    });
    audit({
      subjectType: 'consultation',
      subjectId: row.id,
      summary: 'Zur Rückmeldung eingeladen',
      personal: [
        { personRef: input.mail, field: 'mail', after: input.mail },
        { personRef: input.mail, field: 'name', after: input.name },
      ],
    });
    return ok({ id });
  },
});

/** Makes one link for everybody who is given it. The secret is answered once; a new link does not end the former. */
export const openCommentLink = useCase({
  name: 'strategy.open-comment-link',
  action: 'strategy.consult',
  policy,
  mode: 'write',
  input: consultationIdInput,
  load: async ({ tx, input }) => {
    const row = await findConsultation(tx, input.consultationId);
    return row ? ok({ loaded: row }) : notFound('Diese Beteiligung');
  },
  run: async ({ ctx, tx, loaded: row, audit }) => {
    if (isClosed(row, ctx.clock.now())) return conflict('consultation-closed', 'Diese Beteiligung ist schon beendet.');
    const { token } = await makeLink({ ctx, tx, row, inviteId: null });
    audit({ subjectType: 'consultation', subjectId: row.id, summary: 'Offenen Link zur Rückmeldung erstellt' });
    return ok({ token });
  },
});

/** Ends a consultation before its day. What came stays, and what came of it becomes public with the strategy. */
export const closeConsultation = useCase({
  name: 'strategy.close-consultation',
  action: 'strategy.consult',
  policy,
  mode: 'write',
  input: consultationIdInput,
  load: async ({ tx, input }) => {
    const row = await findConsultation(tx, input.consultationId);
    return row ? ok({ loaded: row }) : notFound('Diese Beteiligung');
  },
  run: async ({ ctx, tx, loaded: row, audit, touchPublic }) => {
    if (isClosed(row, ctx.clock.now())) return conflict('consultation-closed', 'Diese Beteiligung ist schon beendet.');
    await tx.update(feedbackRound).set({ closedAt: ctx.clock.now() }).where(eq(feedbackRound.id, row.id));
    audit({ subjectType: 'consultation', subjectId: row.id, summary: `Beteiligung „${row.title}“ beendet` });
    touchPublic();
    return ok();
  },
});

/** Says what becomes of a comment, and why. Said anew it replaces what was said. */
export const answerComment = useCase({
  name: 'strategy.answer-comment',
  action: 'strategy.consult',
  policy,
  mode: 'write',
  input: answerCommentInput,
  load: async ({ tx, input }) => {
    const [row] = await tx.select().from(feedbackComment).where(eq(feedbackComment.id, input.commentId));
    return row ? ok({ loaded: row }) : notFound('Diese Rückmeldung');
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (input.changeEntryId !== null) {
      const [change] = await tx.select().from(changeEntry).where(eq(changeEntry.id, input.changeEntryId));
      if (!change || change.nodeId !== row.nodeId)
        return invalidField('changeEntryId', 'Diese Änderung betrifft einen anderen Eintrag.', 'change-of-another-item');
    }
    await tx
      .update(feedbackComment)
      .set({
        answer: input.answer,
        answerText: input.text,
        answeredAt: ctx.clock.now(),
        answeredRef: actorRef(ctx.actor),
        changeEntryId: input.changeEntryId,
      })
      .where(eq(feedbackComment.id, row.id));
    audit({
      subjectType: 'consultation',
      subjectId: row.consultationId,
      summary: `Rückmeldung beantwortet: ${commentAnswerWords[input.answer]}`,
    });
    touchPublic();
    return ok();
  },
});

import type { Tx } from '#kernel/context.ts';
import { commentAnswers, type CommentAnswer, type PublicComment, type PublicConsultation } from '../contract-consultation.ts';
import { findComments, findConsultations, isClosed } from './consultations.ts';
import { inDocumentOrder } from './origins.ts';
import { findNodes, type StrategyRow } from './store.ts';

/** What the public learns: how many comments came, and what became of each. */
export async function publicConsultations(input: { tx: Tx; strategy: StrategyRow; now: Date }): Promise<PublicConsultation[]> {
  const { tx, strategy, now } = input;
  const rows = (await findConsultations(tx, { strategyId: strategy.id })).filter((row) => isClosed(row, now));
  if (rows.length === 0) return [];
  const comments = await findComments(
    tx,
    rows.map((row) => row.id),
  );
  const names = new Map(inDocumentOrder(await findNodes(tx, strategy.id)).map((node) => [node.id, node.name]));
  return rows.map((row) => {
    const own = comments.filter((comment) => comment.consultationId === row.id);
    return {
      id: row.id,
      title: row.title,
      closesOn: row.closesOn,
      comments: own.length,
      answers: Object.fromEntries(
        commentAnswers.map((answer) => [answer, own.filter((comment) => comment.answer === answer).length]),
      ) as Record<CommentAnswer, number>,
      entries: own.map((comment) => ({
        id: comment.id,
        node:
          comment.nodeId !== null && names.has(comment.nodeId) ? { id: comment.nodeId, name: names.get(comment.nodeId)! } : null,
        organisation: comment.organisationPublic ? comment.organisation : null,
        answer: comment.answer,
        answerText: comment.answerText,
      })),
    };
  });
}

/** Comments that changed one entry, from consultations that are over. */
export async function feedbackOf(input: { tx: Tx; strategy: StrategyRow; nodeId: string; now: Date }): Promise<PublicComment[]> {
  const found = await publicConsultations(input);
  return found
    .flatMap((consultation) => consultation.entries)
    .filter((entry) => entry.node?.id === input.nodeId && (entry.answer === 'taken-up' || entry.answer === 'partly'));
}

import { z } from 'zod';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { type ConsultationEntry, type OfficeConsultation } from '../../contract-consultation.ts';
import { consultationIdInput, publicConsultationsInput } from '../../inputs-consultation.ts';
import {
  findComments,
  findConsultation,
  findConsultations,
  findInvites,
  findLinks,
  isClosed,
  itemsOf,
  type CommentRow,
  type ConsultationRow,
} from '../consultations.ts';
import { inDocumentOrder } from '../origins.ts';
import { policy } from '../policy.ts';
import { publicConsultations } from '../public-consultations.ts';
import { findChangesOfNode, findNodes, findStrategies, findStrategy, type StrategyRow } from '../store.ts';

const entryOf = (input: {
  row: ConsultationRow;
  strategy: StrategyRow;
  comments: readonly CommentRow[];
  invited: number;
  now: Date;
}): ConsultationEntry => ({
  id: input.row.id,
  title: input.row.title,
  strategy: { key: input.strategy.key, title: input.strategy.title },
  closesOn: input.row.closesOn,
  closed: isClosed(input.row, input.now),
  invited: input.invited,
  comments: input.comments.length,
  unanswered: input.comments.filter((comment) => comment.answer === null).length,
});

/** The consultations of the county, newest first. */
export const listConsultations = useCase({
  name: 'strategy.list-consultations',
  action: 'strategy.read-consultations',
  policy,
  mode: 'read',
  input: z.object({}),
  run: async ({ ctx, tx }) => {
    const strategies = new Map((await findStrategies(tx)).map((row) => [row.id, row]));
    const rows = await findConsultations(tx);
    const comments = await findComments(
      tx,
      rows.map((row) => row.id),
    );
    const entries: ConsultationEntry[] = [];
    for (const row of rows) {
      const strategy = strategies.get(row.strategyId);
      if (!strategy) continue;
      const own = comments.filter((comment) => comment.consultationId === row.id);
      entries.push(
        entryOf({ row, strategy, comments: own, invited: (await findInvites(tx, row.id)).length, now: ctx.clock.now() }),
      );
    }
    return ok(entries);
  },
});

/** One consultation with everybody who was asked and everything that came. */
export const readConsultation = useCase({
  name: 'strategy.read-consultation',
  action: 'strategy.read-consultations',
  policy,
  mode: 'read',
  input: consultationIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findConsultation(tx, input.consultationId);
    const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
    if (!row || !strategy) return notFound('Diese Beteiligung');
    const comments = await findComments(tx, [row.id]);
    const invites = await findInvites(tx, row.id);
    const links = await findLinks(tx, { row, invites });
    const nodes = await findNodes(tx, strategy.id);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const names = new Map(inDocumentOrder(nodes).map((node) => [node.id, node.name]));
    const changes: OfficeConsultation['changes'] = {};
    for (const nodeId of new Set(comments.flatMap((comment) => comment.nodeId ?? []))) {
      changes[nodeId] = (await findChangesOfNode(tx, nodeId))
        .filter((change) => change.subject !== 'status')
        .map((change) => ({ id: change.id, label: `${change.at.toISOString().slice(0, 10)} ${change.reason ?? ''}`.trim() }));
    }
    return ok<OfficeConsultation>({
      ...entryOf({ row, strategy, comments, invited: invites.length, now: ctx.clock.now() }),
      intro: row.intro,
      strategyId: strategy.id,
      strategyState: strategy.state,
      openLink: links.some((link) => link.subjectId === row.id && link.revokedAt === null),
      items: (await itemsOf(tx, { row, strategy })).map(({ title: _title, ...item }) => item),
      invites: invites.map(({ id, name, organisation, mail }) => ({
        id,
        name,
        organisation,
        mail,
        comments: comments.filter((comment) => links.some((link) => link.id === comment.linkId && link.subjectId === id)).length,
      })),
      entries: comments.map((comment) => {
        const node = comment.nodeId === null ? undefined : byId.get(comment.nodeId);
        const differs = node && (node.title !== comment.seenTitle || node.text !== comment.seenText);
        return {
          id: comment.id,
          node: node ? { id: node.id, name: names.get(node.id) ?? node.title } : null,
          seen: differs ? { title: comment.seenTitle ?? '', text: comment.seenText } : null,
          now: differs ? { title: node.title, text: node.text } : null,
          name: comment.name,
          organisation: comment.organisation,
          organisationPublic: comment.organisationPublic,
          text: comment.text,
          createdAt: comment.createdAt.toISOString(),
          answer: comment.answer,
          answerText: comment.answerText,
          answeredAt: comment.answeredAt?.toISOString() ?? null,
          changeEntryId: comment.changeEntryId,
        };
      }),
      changes,
    });
  },
});

/** The ended consultations of an adopted strategy. */
export const readPublicConsultations = useCase({
  name: 'strategy.read-public-consultations',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: publicConsultationsInput,
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy || strategy.state === 'draft') return notFound('Diese Strategie');
    return ok({
      strategy: { key: strategy.key, title: strategy.title },
      consultations: await publicConsultations({ tx, strategy, now: ctx.clock.now() }),
    });
  },
});

import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { StatusState } from '../contract.ts';
import type { StatusFigure } from '../contract-rounds.ts';
import { latestReleased, recordState } from './record-state.ts';
import { answerItems } from './round-store.ts';
import { statusNote } from './schema.ts';
import type { NodeRow, StatusRow, StrategyRow } from './store.ts';

export type GivenNote = {
  date: string;
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
  expectedEnd: string | null;
  source: string;
  figure: StatusFigure | null;
  fileId: string | null;
  demonstration: boolean;
};

/**
 * Lays down a dated note, whoever gives it by whichever way: the rules are the same. Where the county asks for four eyes
 * it waits until another person releases it; else it is public at once. It answers what open rounds ask about the entry.
 */
export async function writeNote(input: {
  ctx: CountyCtx;
  tx: Tx;
  node: NodeRow;
  strategy: StrategyRow;
  given: GivenNote;
  /** `name` is a reference of `actorRef`, or the name of a person without an account. */
  author: { id: string | null; name: string };
  /** The answer to a request by link; null for a note from the back office. */
  by: { requestId: string; answer: 'report' | 'same' } | null;
}): Promise<Result<{ id: string; released: boolean; record: AuditRecord }>> {
  const { ctx, tx, node, strategy, given, author, by } = input;
  if (strategy.state !== 'adopted') return conflict('not-adopted', 'Stände gibt es erst, wenn die Strategie beschlossen ist.');
  const now = ctx.clock.now();
  if (given.date > berlinDay(now)) return invalidField('date', 'Das Datum liegt in der Zukunft.', 'future-date');
  if (node.periodFrom && given.date < node.periodFrom && given.state !== 'not-started' && given.state !== 'dropped') {
    return invalidField(
      'date',
      `Das Datum liegt vor dem Beginn am ${node.periodFrom}. Möglich sind davor nur „offen“ und „entfallen“.`,
      'status-before-begin',
    );
  }
  const { fourEyes } = await readSettings(tx, ctx.county.id);
  const { figure, ...words } = given;
  const note: StatusRow = {
    ...words,
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    nodeId: node.id,
    authorId: author.id,
    authorName: author.name,
    unitName: null,
    createdAt: now,
    releasedAt: fourEyes ? null : now,
    releasedBy: fourEyes ? null : author.name,
    withdrawnAt: null,
    figureValue: figure?.value ?? null,
    figureLabel: figure?.label ?? null,
  };
  const before = await latestReleased(tx, node.id);
  await tx.insert(statusNote).values(note);
  if (!fourEyes) await recordState({ ctx, tx, node, before, note });
  await answerItems({ tx, nodeId: node.id, statusId: note.id, at: now, by });
  const record: AuditRecord = {
    subjectType: 'strategy-node',
    subjectId: node.id,
    summary: fourEyes ? `Stand zu „${node.title}“ eingereicht` : `Stand zu „${node.title}“ geschrieben`,
    fields: { state: { before: before?.state ?? null, after: note.state }, date: { after: note.date } },
  };
  return ok({ id: note.id, released: !fourEyes, record });
}

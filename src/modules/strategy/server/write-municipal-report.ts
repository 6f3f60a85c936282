import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { StatusState } from '../contract.ts';
import { placesOfNode } from './municipal-reports.ts';
import { municipalReport } from './municipal-schema.ts';
import type { NodeRow, StrategyRow } from './store.ts';

/**
 * Lays down what one municipality reports, whichever way it comes: the rules are those of a note. Where the county asks for
 * four eyes it waits until another person releases it; else it is public at once.
 */
export async function layDownMunicipalReport(work: {
  ctx: CountyCtx;
  tx: Tx;
  node: NodeRow;
  strategy: StrategyRow;
  municipalityId: string;
  given: { date: string; state: StatusState; text: string; nextStep: string | null; reason: string | null; source: string };
  author: { id: string | null; name: string };
}): Promise<Result<{ id: string; released: boolean; record: AuditRecord }>> {
  const { ctx, tx, node, strategy, municipalityId, given, author } = work;
  if (strategy.state !== 'adopted') return conflict('not-adopted', 'Stände gibt es erst, wenn die Strategie beschlossen ist.');
  const place = (await placesOfNode(tx, node)).find(({ id }) => id === municipalityId);
  if (!place) return conflict('not-shared', 'Zu dieser Maßnahme meldet diese Gemeinde keinen eigenen Stand.');
  const now = ctx.clock.now();
  if (given.date > berlinDay(now)) return invalidField('date', 'Das Datum liegt in der Zukunft.', 'future-date');
  const { fourEyes } = await readSettings(tx, ctx.county.id);
  const id = newId(now.getTime());
  await tx.insert(municipalReport).values({
    id,
    countyId: ctx.county.id,
    nodeId: node.id,
    municipalityId,
    ...given,
    authorId: author.id,
    authorName: author.name,
    createdAt: now,
    releasedAt: fourEyes ? null : now,
    releasedBy: fourEyes ? null : author.name,
  });
  const record: AuditRecord = {
    subjectType: 'strategy-node',
    subjectId: node.id,
    summary: `Stand von ${place.name} zu „${node.title}“ ${fourEyes ? 'eingereicht' : 'geschrieben'}`,
    fields: { state: { after: given.state }, date: { after: given.date } },
  };
  return ok({ id, released: !fourEyes, record });
}

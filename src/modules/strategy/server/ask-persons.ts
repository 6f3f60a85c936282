import { and, eq, inArray } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { loadCurrentUnits, loadReachable, type Reachable } from '#modules/tenancy/server/index.ts';
import type { ReportPart } from '../contract-rounds.ts';
import { dueOf, whoIsAsked } from './model/rounds.ts';
import { reportDraft, reportRequest, roundItem } from './round-schema.ts';
import { findDrafts, findReporters, findRequests, type ItemRow, type RequestRow, type RoundRow } from './round-store.ts';
import { strategyNode } from './schema.ts';

/**
 * Asks the persons whose turn it is about some measures of a round: each gets one request with all of hers. A unit that
 * ended is followed to its successor; who left is skipped. Drafts of those asked before are handed on. Measures about
 * which nobody is left are marked, so that the coordination sees them.
 */
export async function askPersons(input: {
  ctx: CountyCtx;
  tx: Tx;
  round: RoundRow;
  items: readonly ItemRow[];
  from: ReportPart;
}): Promise<{ asked: number; nobody: number }> {
  const { ctx, tx, round, items, from } = input;
  if (items.length === 0) return { asked: 0, nobody: 0 };
  const today = berlinDay(ctx.clock.now());
  const persons = await loadReachable({ tx, countyId: ctx.county.id, today });
  const currentUnitsOf = await loadCurrentUnits({ tx, today });
  const reporters = await findReporters(tx);
  const nodes = new Map(
    (
      await tx
        .select({
          id: strategyNode.id,
          lead: strategyNode.leadUnitId,
          places: strategyNode.municipalityIds,
          layer: strategyNode.layer,
        })
        .from(strategyNode)
        .where(
          inArray(
            strategyNode.id,
            items.map((item) => item.nodeId),
          ),
        )
    ).map((node) => [node.id, node]),
  );
  const earlier = await findRequests(tx, round.id);
  const wanted = new Map<string, { person: Reachable; part: ReportPart; nodeIds: string[] }>();
  let nobody = 0;
  for (const item of items) {
    const node = nodes.get(item.nodeId);
    const found =
      node &&
      whoIsAsked({
        from,
        ownReporterId: reporters.get(item.nodeId) ?? null,
        unitIds: node.lead === null ? [] : currentUnitsOf(node.lead),
        // Of several municipalities none speaks for the measure: each reports for itself.
        municipalityIds: node.places.length === 1 ? node.places : [],
        municipal: node.places.length === 1 && (node.layer === 'municipality' || node.layer === 'both'),
        persons,
      });
    if (!found) nobody += 1;
    await tx
      .update(roundItem)
      .set({ part: found?.part ?? null })
      .where(eq(roundItem.id, item.id));
    for (const person of found?.persons ?? []) {
      const key = `${found!.part} ${person.mail}`;
      const entry = wanted.get(key) ?? { person, part: found!.part, nodeIds: [] };
      entry.nodeIds.push(item.nodeId);
      wanted.set(key, entry);
    }
  }
  for (const { person, part, nodeIds } of wanted.values()) {
    await makeRequest({ ctx, tx, round, person, part, nodeIds, due: dueOf(round, part), earlier });
  }
  return { asked: wanted.size, nobody };
}

/** Asks one person about measures, beside what she is asked already. Answers the id of her request. */
export async function makeRequest(input: {
  ctx: CountyCtx;
  tx: Tx;
  round: RoundRow;
  person: Pick<Reachable, 'name' | 'mail'>;
  part: ReportPart;
  nodeIds: readonly string[];
  due: IsoDate;
  earlier: readonly RequestRow[];
}): Promise<string> {
  const { ctx, tx, round, person, part, nodeIds, due, earlier } = input;
  const now = ctx.clock.now();
  const known = earlier.find((row) => row.mail === person.mail && row.part === part);
  const id = known?.id ?? newId(now.getTime());
  if (known) {
    const all = [...new Set([...known.nodeIds, ...nodeIds])];
    // More to report than she was told of: the next mail tells it.
    const news = all.length > known.nodeIds.length ? { toldAt: null, finishedAt: null } : {};
    await tx
      .update(reportRequest)
      .set({ nodeIds: all, ...news })
      .where(eq(reportRequest.id, id));
  } else {
    await tx.insert(reportRequest).values({
      id,
      countyId: ctx.county.id,
      roundId: round.id,
      part,
      name: person.name,
      mail: person.mail,
      nodeIds: [...nodeIds],
      due,
      createdAt: now,
    });
  }
  await handOnDrafts({ ctx, tx, requestId: id, nodeIds, from: earlier.filter((row) => row.id !== id) });
  return id;
}

/** What the persons asked before have typed lies in the next one's form: the latest of each measure. */
async function handOnDrafts(input: {
  ctx: CountyCtx;
  tx: Tx;
  requestId: string;
  nodeIds: readonly string[];
  from: readonly RequestRow[];
}): Promise<void> {
  const { ctx, tx, requestId, nodeIds } = input;
  const drafts = await findDrafts(
    tx,
    input.from.map((row) => row.id),
  );
  const latest = new Map(drafts.filter((draft) => nodeIds.includes(draft.nodeId)).map((draft) => [draft.nodeId, draft]));
  const rows = [...latest.values()].map(({ nodeId, fields, fileId, savedAt }) => ({
    id: newId(ctx.clock.now().getTime()),
    countyId: ctx.county.id,
    requestId,
    nodeId,
    // That the first left a measure out says nothing about the second.
    fields: fields.answer === 'skip' ? { ...fields, answer: 'report' as const } : fields,
    fileId,
    savedAt,
  }));
  if (rows.length > 0) await tx.insert(reportDraft).values(rows).onConflictDoNothing();
}

/** Gives open requests of a part their new due date. */
export async function moveRequests(input: { tx: Tx; roundId: string; part: ReportPart; due: string }): Promise<string[]> {
  const moved = await input.tx
    .update(reportRequest)
    .set({ due: input.due })
    .where(and(eq(reportRequest.roundId, input.roundId), eq(reportRequest.part, input.part)))
    .returning({ id: reportRequest.id });
  return moved.map((row) => row.id);
}

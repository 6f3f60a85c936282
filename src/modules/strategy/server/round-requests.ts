import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinMidnight, type IsoDate } from '#kernel/dates.ts';
import { openTaskLink } from '#kernel/task-link.ts';
import type { ReportPart } from '../contract-rounds.ts';
import { reportRequest } from './round-schema.ts';
import { findItems, findOpenRounds, findRequests, handedOnBy, statusLinkPurpose, stillHers } from './round-store.ts';
import { nameNodes } from './round-views.ts';

/** A person who has something left to report in a running round. */
export type OpenRequest = {
  id: string;
  round: string;
  name: string;
  mail: string;
  part: ReportPart;
  due: IsoDate;
  /** Last day on which her link takes anything. */
  closesOn: IsoDate;
  told: boolean;
  reminderAskedAt: Date | null;
  /** Names of the measures that are open. */
  measures: string[];
  /** Their ids, in the same order. */
  nodeIds: string[];
  /** Names of those who handed theirs on to her. */
  handedOnBy: string[];
};

/** Everybody who has not answered all of hers, in all running rounds. Part of the reminders, inside their transaction. */
export async function loadOpenRequests(input: { tx: Tx; today: IsoDate }): Promise<OpenRequest[]> {
  const { tx, today } = input;
  const rounds = await findOpenRounds(tx, today);
  if (rounds.length === 0) return [];
  const names = await nameNodes(tx);
  const found: OpenRequest[] = [];
  for (const round of rounds) {
    const open = new Set((await findItems(tx, round.id)).flatMap((item) => (item.answeredAt === null ? item.nodeId : [])));
    const all = await findRequests(tx, round.id);
    for (const row of all) {
      const nodeIds = stillHers(row, all).filter((id) => open.has(id) && names.has(id));
      const measures = nodeIds.map((id) => names.get(id)!.name);
      if (measures.length === 0 || row.finishedAt !== null) continue;
      const { id, name, mail, part, due, toldAt, reminderAskedAt } = row;
      found.push({
        id,
        round: round.title,
        name,
        mail,
        part,
        due,
        closesOn: round.headDue,
        told: toldAt !== null,
        reminderAskedAt,
        measures,
        nodeIds,
        handedOnBy: handedOnBy(row.id, all),
      });
    }
  }
  return found;
}

/** Makes a link for a request and notes that its person is told. Answers the secret; earlier links stay good. */
export async function openReportLink(input: { ctx: CountyCtx; tx: Tx; request: OpenRequest }): Promise<string> {
  const { ctx, tx, request } = input;
  const { token } = await openTaskLink({
    ctx,
    tx,
    purpose: statusLinkPurpose,
    subjectId: request.id,
    label: request.name,
    expiresAt: berlinMidnight(addDays(request.closesOn, 1)),
  });
  await tx.update(reportRequest).set({ toldAt: ctx.clock.now(), reminderAskedAt: null }).where(eq(reportRequest.id, request.id));
  return token;
}

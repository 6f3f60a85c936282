import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { taskLinksOf, type TaskLinkRow } from '#kernel/task-link.ts';
import { body, meeting } from '#modules/network/server/schema.ts';
import { county } from '#modules/tenancy/server/schema.ts';
import { strategy } from '#modules/strategy/server/schema.ts';
import { report, reportEdition } from './schema.ts';

export type ReportRow = typeof report.$inferSelect;
export type EditionRow = typeof reportEdition.$inferSelect;
export type ReportWithStrategy = ReportRow & {
  strategyTitle: string;
  contentHash: string | null;
  meeting: { id: string; date: string; body: string } | null;
};

/** What the links to drafts are for. */
export const sharePurpose = 'report-draft';

const withStrategy = (tx: Tx) =>
  tx
    .select({
      row: report,
      strategyTitle: strategy.title,
      contentHash: reportEdition.contentHash,
      meeting: { id: meeting.id, date: meeting.date, bodyId: meeting.bodyId },
      bodyName: body.name,
    })
    .from(report)
    .innerJoin(strategy, eq(strategy.id, report.strategyId))
    .leftJoin(reportEdition, eq(reportEdition.reportId, report.id))
    .leftJoin(meeting, eq(meeting.id, report.meetingId))
    .leftJoin(body, eq(body.id, meeting.bodyId));

const flat = (found: Awaited<ReturnType<typeof withStrategy>>[number]): ReportWithStrategy => ({
  ...found.row,
  strategyTitle: found.strategyTitle,
  contentHash: found.contentHash,
  meeting: found.meeting && { id: found.meeting.id, date: found.meeting.date, body: found.bodyName ?? '' },
});

/** Reports of the county, the latest first. Row-level security keeps other counties out of all queries here. */
export async function findReports(tx: Tx, input: { frozenOnly: boolean }): Promise<ReportWithStrategy[]> {
  const rows = await withStrategy(tx)
    .where(input.frozenOnly ? eq(report.state, 'frozen') : undefined)
    .orderBy(desc(report.periodTo), desc(report.createdAt), desc(report.id));
  return rows.map(flat);
}

export async function findReport(tx: Tx, by: { id: string } | { key: string }): Promise<ReportWithStrategy | null> {
  const [found] = await withStrategy(tx).where('id' in by ? eq(report.id, by.id) : eq(report.key, by.key));
  return found ? flat(found) : null;
}

/** The draft for a meeting about a strategy, where one was begun. */
export async function findDraftFor(tx: Tx, by: { meetingId: string; strategyId: string }): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(report)
    .where(and(eq(report.meetingId, by.meetingId), eq(report.strategyId, by.strategyId), eq(report.state, 'draft')));
  return row ?? null;
}

/** The same row, held until the transaction ends: two people freezing at once freeze one report. */
export async function lockReport(tx: Tx, id: string): Promise<ReportRow | null> {
  const [row] = await tx.select().from(report).where(eq(report.id, id)).for('update');
  return row ?? null;
}

export async function findEdition(tx: Tx, reportId: string): Promise<EditionRow | null> {
  const [row] = await tx.select().from(reportEdition).where(eq(reportEdition.reportId, reportId));
  return row ?? null;
}

export const findKeys = async (tx: Tx): Promise<Set<string>> =>
  new Set((await tx.select({ key: report.key }).from(report)).map((row) => row.key));

export const findShares = (tx: Tx, reportId: string): Promise<TaskLinkRow[]> =>
  taskLinksOf({ tx, purpose: sharePurpose, subjectIds: [reportId] });

export async function findCounty(tx: Tx, countyId: string): Promise<{ officialName: string; accentLight: string }> {
  const [row] = await tx
    .select({ officialName: county.officialName, accentLight: county.accentLight })
    .from(county)
    .where(eq(county.id, countyId));
  if (!row) throw new Error('The county of the transaction is gone');
  return row;
}

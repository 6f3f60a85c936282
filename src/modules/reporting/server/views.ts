import type { TaskLinkRow } from '#kernel/task-link.ts';
import type { PublicReport, ReportSummary, ShareView } from '../contract.ts';
import type { ReportWithStrategy } from './store.ts';

/** What leaves the server of a report: each view names its fields one by one. */

export const reportSummary = (row: ReportWithStrategy): ReportSummary => ({
  id: row.id,
  key: row.key,
  title: row.title,
  strategyId: row.strategyId,
  strategyTitle: row.strategyTitle,
  period: { from: row.periodFrom, to: row.periodTo },
  kind: row.kind,
  meeting: row.meeting,
  paper: { number: row.paperNumber, id: row.paperId },
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  frozenAt: row.frozenAt?.toISOString() ?? null,
  contentHash: row.contentHash,
});

export const publicReport = (row: ReportWithStrategy, address: string): PublicReport => ({
  key: row.key,
  title: row.title,
  strategyTitle: row.strategyTitle,
  period: { from: row.periodFrom, to: row.periodTo },
  kind: row.kind,
  paper: { number: row.paperNumber, id: row.paperId },
  frozenAt: row.frozenAt!.toISOString(),
  contentHash: row.contentHash!,
  address,
});

export const shareView = (row: TaskLinkRow, now: Date): ShareView => ({
  id: row.id,
  label: row.label,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: row.revokedAt !== null ? 'revoked' : row.expiresAt <= now ? 'expired' : 'open',
});

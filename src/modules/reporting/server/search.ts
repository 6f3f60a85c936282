import type { SearchSource } from '#kernel/search.ts';
import { findReports } from './store.ts';

/** Reports, drafts too: who may read them is the policy's. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findReports(tx, { frozenOnly: false })).map((report) => ({
    kind: 'reporting.report',
    subjectId: report.id,
    title: report.title,
    context: report.strategyTitle,
    body: '',
    action: 'reporting.read-office',
  }));

import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { policy } from '../policy.ts';
import { findReports } from '../store.ts';
import { reportSummary } from '../views.ts';

/** Every report of the county, drafts too, by the end of their period, the latest first. */
export const listReports = useCase({
  name: 'reporting.list-reports',
  action: 'reporting.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await findReports(tx, { frozenOnly: false })).map(reportSummary)),
});

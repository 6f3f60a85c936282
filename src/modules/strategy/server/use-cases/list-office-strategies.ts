import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { policy } from '../policy.ts';
import { findStrategies } from '../store.ts';
import { strategySummary } from '../views.ts';

/** Every strategy of the county, drafts included, the latest first. */
export const listOfficeStrategies = useCase({
  name: 'strategy.list-office',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await findStrategies(tx)).map((row) => strategySummary(row))),
});

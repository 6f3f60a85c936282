import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { emptyInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { findStrategies } from '../store.ts';
import { strategySummary } from '../views.ts';

/** The county's adopted strategies, the latest first. Drafts stay inside. */
export const listPublicStrategies = useCase({
  name: 'strategy.list-public',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await findStrategies(tx)).filter((row) => row.state !== 'draft').map(strategySummary)),
});

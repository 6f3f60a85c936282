import { loadDictionary } from '#kernel/translation.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { findStrategies } from '../store.ts';
import { strategySummary } from '../views.ts';

/** The county's adopted strategies, the latest first. Drafts stay inside. */
export const listPublicStrategies = useCase({
  name: 'strategy.list-public',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: languageInput,
  run: async ({ tx, input }) => {
    const rows = (await findStrategies(tx)).filter((row) => row.state !== 'draft');
    const words = await loadDictionary({ tx, language: input.language, subjectIds: rows.map(({ id }) => id) });
    return ok(rows.map((row) => strategySummary(row, words)));
  },
});

import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { findImports } from '../import-store.ts';
import { policy } from '../policy.ts';

/** Every document that was given in for this county, the latest first. */
export const listImports = useCase({
  name: 'strategy.list-imports',
  action: 'strategy.import',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await findImports(tx)),
});

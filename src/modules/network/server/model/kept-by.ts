import type { Thing } from '#kernel/policy.ts';

/** What a body, its meetings and papers are to the policy: things of the units that keep the bodies. */
export const keptBy = (unitIds: readonly (string | null)[]): Thing => ({
  unitIds: unitIds.filter((id): id is string => id !== null),
});

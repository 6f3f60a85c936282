import type { StrategySummary } from '#modules/strategy/contract.ts';

/**
 * The strategies with those in force that nothing has followed yet at the front, then drafts, then those that were
 * followed or closed. Within each group the given order stays.
 */
export function latestFirst<S extends Pick<StrategySummary, 'id' | 'state' | 'predecessorId'>>(strategies: readonly S[]): S[] {
  const followed = new Set(strategies.filter((entry) => entry.state !== 'draft').map((entry) => entry.predecessorId));
  const rank = (entry: S): number => (entry.state === 'draft' ? 1 : entry.state === 'closed' || followed.has(entry.id) ? 2 : 0);
  return strategies.toSorted((one, other) => rank(one) - rank(other));
}

import type { StrategySummary } from '../contract.ts';

/** The strategy that holds now: the first adopted one that no other continues. Null when there is none. */
export function currentOf<S extends Pick<StrategySummary, 'id' | 'state' | 'predecessorId'>>(strategies: readonly S[]): S | null {
  const continued = new Set(strategies.map((entry) => entry.predecessorId));
  return strategies.find((entry) => entry.state === 'adopted' && !continued.has(entry.id)) ?? strategies[0] ?? null;
}

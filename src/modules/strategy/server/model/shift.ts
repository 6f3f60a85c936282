import type { Period, ShiftView } from '../../contract.ts';

type Change = { fields: Record<string, { before: unknown; after: unknown }>; reason: string | null; at: Date };

/**
 * How a node's time differs from what was adopted, with the reason of the latest shift. Null where it does not, and for
 * what was added after the adoption: that has no other time than its own.
 * @param changes of the node, newest first
 */
export function shiftOf(input: { planned: Period | null; now: Period; changes: readonly Change[] }): ShiftView | null {
  const { planned, now, changes } = input;
  if (planned === null || (planned.from === now.from && planned.to === now.to)) return null;
  const last = changes.find((change) => 'periodFrom' in change.fields || 'periodTo' in change.fields);
  return { planned, now, reason: last?.reason ?? null, at: last?.at.toISOString() ?? null };
}

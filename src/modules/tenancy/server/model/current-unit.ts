export type UnitFact = { id: string; validTo: string | null };
export type Following = { unitId: string; successorId: string };

/**
 * The unit that answers for another one on a day: itself while it is valid, else whoever follows it, over several steps.
 * After a split that is the first that follows; null when nobody does.
 */
export function currentUnit(input: {
  unitId: string;
  on: string;
  units: readonly UnitFact[];
  following: readonly Following[];
}): string | null {
  const { on, following } = input;
  const units = new Map(input.units.map((unit) => [unit.id, unit]));
  const seen = new Set<string>();
  for (let id: string | undefined = input.unitId; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const unit = units.get(id);
    if (!unit) return null;
    if (unit.validTo === null || unit.validTo >= on) return id;
    const from: string = id;
    id = following.find((entry) => entry.unitId === from)?.successorId;
  }
  return null;
}

import { invalid } from '#kernel/errors.ts';
import type { Failed, Result } from '#kernel/result.ts';
import { ok } from '#kernel/result.ts';
import type { FieldFault } from '#kernel/errors.ts';
import type { UnitRow } from './store.ts';

/** Looks units up by key, else by name as written. Every name that is not known is one fault; none is made up. */
export function resolveUnits(input: {
  units: readonly UnitRow[];
  wanted: readonly { path: string; name: string }[];
}): Result<Map<string, string>> {
  const byKey = new Map(input.units.map((unit) => [unit.key, unit.id]));
  const byName = new Map(input.units.map((unit) => [plain(unit.name), unit.id]));
  const found = new Map<string, string>();
  const faults: FieldFault[] = [];
  for (const { path, name } of input.wanted) {
    const id = byKey.get(name) ?? byName.get(plain(name));
    if (id) found.set(name, id);
    else faults.push({ path, message: `Die Stelle „${name}“ ist nicht angelegt.`, code: 'unknown-unit' });
  }
  return faults.length > 0 ? unknownUnits(faults) : ok(found);
}

/** Names compare without case, quotation marks, hyphens and doubled blanks. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[„“"'‚‘]/g, '')
    .replace(/[-–—\s]+/g, ' ')
    .trim();

const unknownUnits = (faults: FieldFault[]): Failed =>
  invalid('unknown-unit', faults[0]?.message ?? 'Eine Stelle ist nicht angelegt.', faults);

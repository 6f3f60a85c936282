import { berlinDay } from '#kernel/dates.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { quarterOptions } from './node-form.ts';

/** What the form of a node offers: units and municipalities of the county, quarters around the given days. */
export async function nodeFormOptions(input: { locals: App.Locals; days: readonly (string | null)[]; keep?: readonly string[] }) {
  const { locals, days, keep = [] } = input;
  const today = berlinDay(locals.app.clock.now());
  const { units, municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    // Units that ended are offered only where they stand already.
    units: units
      .filter((unit) => unit.validTo === null || unit.validTo >= today || keep.includes(unit.key))
      .map((unit) => ({ value: unit.key, label: unit.name })),
    municipalities: municipalities.map((entry) => ({
      value: entry.ags,
      label: entry.kind === 'joint-municipality' ? `${entry.name} (Samtgemeinde)` : entry.name,
    })),
    quarters: quarterOptions([...days, today]),
  };
}

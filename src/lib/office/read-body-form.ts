import { berlinDay } from '#kernel/dates.ts';
import type { BodyKind } from '#modules/network/contract.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import { bodyFields, type BodyForm } from './body-form.ts';

/** What was typed, and what the use case is given. */
export function readBodyForm(form: FormData) {
  const typed = Object.fromEntries(bodyFields.map((name) => [name, textOf(form, name) ?? ''])) as BodyForm;
  return {
    typed,
    input: {
      name: typed.name,
      kind: typed.kind as BodyKind,
      position: typed.position === '' ? Number.NaN : Number(typed.position),
      municipalityId: typed.municipalityId || null,
      unitId: typed.unitId || null,
    },
  };
}

/** Municipalities, and units of the administration that are there today or chosen already. */
export async function bodyChoices(input: { locals: App.Locals; chosenUnitId: string | null }) {
  const { units, municipalities } = valueOrError(await input.locals.app.tenancy.listUnits(input.locals.ctx, {}));
  const today = berlinDay(input.locals.app.clock.now());
  return {
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    units: units
      .filter((unit) => unit.id === input.chosenUnitId || (unit.kind !== 'partner' && (unit.validTo ?? today) >= today))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

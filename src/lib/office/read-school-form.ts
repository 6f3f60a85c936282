import { textOf, textsOf } from '#lib/server/answers.ts';
import type { PlaceState } from '#modules/network/contract-places.ts';
import type { PlacesState, SchoolType, VocationalForm } from '#modules/schools/contract.ts';
import { schoolTexts, type SchoolForm } from './school-form.ts';

/** What was typed, and what the use case is given. */
export function readSchoolForm(form: FormData) {
  const typed: SchoolForm = {
    ...(Object.fromEntries(schoolTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof schoolTexts)[number],
      string
    >),
    forms: textsOf(form, 'forms'),
    areaIds: textsOf(form, 'areaIds'),
    demonstration: form.get('demonstration') !== null,
  };
  return {
    typed,
    input: {
      ...typed,
      type: typed.type as SchoolType,
      forms: typed.forms as VocationalForm[],
      places: typed.places as PlacesState,
      state: typed.state as PlaceState,
    },
  };
}

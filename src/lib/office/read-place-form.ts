import type { PlaceAudience, PlaceKind, PlaceState } from '#modules/network/contract-places.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { placeFlags, placeTexts, type PlaceForm } from './place-form.ts';
import { readHoursForm } from './read-hours-form.ts';

/** What was typed, and what the use case is given. */
export function readPlaceForm(form: FormData) {
  const hours = readHoursForm(form);
  const typed: PlaceForm = {
    ...(Object.fromEntries(placeTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof placeTexts)[number],
      string
    >),
    ...(Object.fromEntries(placeFlags.map((name) => [name, form.get(name) !== null])) as Record<
      (typeof placeFlags)[number],
      boolean
    >),
    languages: textsOf(form, 'languages'),
    audience: textsOf(form, 'audience'),
    hours: hours.typed,
  };
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as PlaceKind,
      state: typed.state as PlaceState,
      audience: typed.audience as PlaceAudience[],
      barrierFree: typed.barrierFree === '' ? null : typed.barrierFree === 'ja',
      hours: hours.input,
    },
  };
}

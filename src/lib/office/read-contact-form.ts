import type { PlaceState } from '#modules/network/contract-places.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { contactTexts, type ContactForm } from './contact-form.ts';
import { readHoursForm } from './read-hours-form.ts';

/** What was typed, and what the use case is given. */
export function readContactForm(form: FormData) {
  const hours = readHoursForm(form);
  const typed: ContactForm = {
    ...(Object.fromEntries(contactTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof contactTexts)[number],
      string
    >),
    isPerson: form.get('isPerson') !== null,
    nameIsPublic: form.get('nameIsPublic') !== null,
    languages: textsOf(form, 'languages'),
    hours: hours.typed,
  };
  return { typed, input: { ...typed, state: typed.state as PlaceState, hours: hours.input } };
}

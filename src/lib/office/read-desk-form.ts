import { textOf, textsOf } from '#lib/server/answers.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import { deskTexts, type DeskForm } from './desk-form.ts';
import { readHoursForm } from './read-hours-form.ts';

/** What was typed, and what the use case is given. */
export function readDeskForm(form: FormData) {
  const hours = readHoursForm(form);
  const typed: DeskForm = {
    ...(Object.fromEntries(deskTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof deskTexts)[number],
      string
    >),
    areaIds: textsOf(form, 'areaIds'),
    languages: textsOf(form, 'languages'),
    hours: hours.typed,
    demonstration: form.get('demonstration') !== null,
  };
  return { typed, input: { ...typed, task: typed.task as OfficeFunction, hours: hours.input } };
}

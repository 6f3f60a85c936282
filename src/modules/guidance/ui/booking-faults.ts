import type { Problem } from '#kernel/errors.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, (input: object, options: { locale: Language }) => string>> = {
  startsAt: m.appointments_taken,
  name: m.events_reg_bad_name,
  mail: m.events_reg_bad_mail,
  phone: m.events_reg_bad_phone,
  spoken: m.events_reg_bad_language,
};

/** What is wrong with a booking in the reader's language, by field; nothing for what no form can mend. */
export function bookingFaults(problem: Problem, locale: Language): { id: string; message: string }[] {
  if (problem.code === 'too-many') return [{ id: 'name', message: m.events_reg_too_many({}, { locale }) }];
  const fields = [...new Set((problem.fields ?? []).map(({ path }) => path.split('.')[0]!))];
  return fields.flatMap((path) => (words[path] ? [{ id: path, message: words[path]({}, { locale }) }] : []));
}

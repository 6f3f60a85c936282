import type { Problem } from '#kernel/errors.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, (input: object, options: { locale: Language }) => string>> = {
  name: m.events_reg_bad_name,
  mail: m.events_reg_bad_mail,
  phone: m.events_reg_bad_phone,
  consent: m.courses_wait_bad_consent,
};
const codes: Readonly<Record<string, (input: object, options: { locale: Language }) => string>> = {
  'no-waiting-list': m.courses_wait_closed,
  'too-many': m.events_reg_too_many,
};

/** What is wrong with an entry in the reader's language, by field; nothing for what no form can mend. */
export function waitingFaults(problem: Problem, locale: Language): { id: string; message: string }[] {
  const whole = codes[problem.code];
  if (whole) return [{ id: 'name', message: whole({}, { locale }) }];
  const paths = [...new Set((problem.fields ?? []).map((field) => field.path))];
  return paths.flatMap((path) => {
    const word = words[path];
    return word ? [{ id: path, message: word({}, { locale }) }] : [];
  });
}

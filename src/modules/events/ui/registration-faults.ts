import type { Problem } from '#kernel/errors.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, (input: object, options: { locale: Language }) => string>> = {
  date: m.events_reg_bad_date,
  name: m.events_reg_bad_name,
  mail: m.events_reg_bad_mail,
  phone: m.events_reg_bad_phone,
  persons: m.events_reg_bad_persons,
  childrenInCare: m.events_reg_bad_children,
  interpreterLanguage: m.events_reg_bad_language,
  languages: m.events_reg_bad_language,
  remark: m.events_reg_bad_remark,
};
const codes: Readonly<Record<string, (input: object, options: { locale: Language }) => string>> = {
  'registration-closed': m.events_closed,
  'registration-full': m.events_full,
  'registration-none': m.events_closed,
  'too-many': m.events_reg_too_many,
};

/** What is wrong with a registration in the reader's language, by field; nothing for what no form can mend. */
export function registrationFaults(problem: Problem, locale: Language): { id: string; message: string }[] {
  const whole = codes[problem.code];
  if (whole) return [{ id: problem.code === 'too-many' ? 'name' : 'date', message: whole({}, { locale }) }];
  const fields = [...new Map((problem.fields ?? []).map((field) => [field.path.split('.')[0]!, field])).entries()];
  return fields.flatMap(([path, field]) => {
    if (field.code === 'too-few-seats') return [{ id: path, message: m.events_reg_too_few({}, { locale }) }];
    const word = words[path];
    return word ? [{ id: path, message: word({}, { locale }) }] : [];
  });
}

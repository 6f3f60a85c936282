import type { Problem } from '#kernel/errors.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

type Word = (input: object, options: { locale: Language }) => string;
const words: Readonly<Record<string, Word>> = {
  poolId: m.interpreting_public_bad_choice,
  name: m.interpreting_public_bad_name,
  kind: m.interpreting_public_bad_choice,
  municipalityId: m.interpreting_public_bad_choice,
  contactName: m.interpreting_public_bad_name,
  mail: m.interpreting_public_bad_mail,
  phone: m.events_reg_bad_phone,
  languages: m.events_reg_bad_language,
  germanLevel: m.interpreting_public_bad_choice,
  street: m.events_reg_bad_remark,
  costUnit: m.events_reg_bad_remark,
  times: m.events_reg_bad_remark,
  remark: m.events_reg_bad_remark,
  accepted: m.interpreting_public_bad_accept,
};

/** What is wrong with a form of the public site in the reader's language, by field; nothing for what no form can mend. */
export function publicFaults(problem: Problem, locale: Language): { id: string; message: string }[] {
  if (problem.code === 'too-many') return [{ id: 'name', message: m.events_reg_too_many({}, { locale }) }];
  if (problem.code === 'kind') return [{ id: 'kind', message: m.interpreting_public_bad_kind({}, { locale }) }];
  const found = (problem.fields ?? []).flatMap(({ path }) => {
    const [first = '', row, last = ''] = path.split('.');
    const word = words[first];
    if (!word) return [];
    const id = first === 'languages' ? `${last === 'level' ? 'level' : 'language'}.${row ?? '0'}` : first;
    return [{ id, message: word({}, { locale }) }];
  });
  return found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at);
}

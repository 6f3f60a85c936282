import { textOf, textsOf } from '#lib/server/answers.ts';
import type { PageForm } from './page-form.ts';

export function readPageForm(form: FormData): PageForm {
  const text = (name: string): string => textOf(form, name) ?? '';
  const keywords = [...form.keys()].filter((name) => name.startsWith('keywords.'));
  return {
    audiences: textsOf(form, 'audiences'),
    icon: text('icon'),
    unitId: text('unitId'),
    municipalityId: text('municipalityId'),
    organisationId: text('organisationId'),
    reviewBy: text('reviewBy'),
    keywords: Object.fromEntries(keywords.map((name) => [name.slice('keywords.'.length), text(name)])),
  };
}

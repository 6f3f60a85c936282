import { plainText } from '#kernel/content/blocks.ts';
import { htmlOfText } from '#kernel/content/plain-text.ts';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { otherLanguages, type Addresses } from './addresses.ts';
import { berlinIso } from './berlin-iso.ts';
import type { Imprint } from './shapes.ts';

/** The county's imprint. It is German whatever the language; only its title is not. */
export function imprintJson(input: {
  text: string;
  language: string;
  languages: readonly string[];
  addresses: Addresses;
  changed: Date;
  numberOf: (language: string) => number;
}): Imprint {
  const { text, language, languages, addresses, changed, numberOf } = input;
  const content = htmlOfText(text);
  return {
    id: numberOf(language),
    ...addresses.imprint,
    title: m.site_imprint({}, { locale: isLanguage(language) ? language : 'de' }),
    modified_gmt: changed.toISOString(),
    last_updated: berlinIso(changed),
    excerpt: plainText(content),
    content,
    parent: null,
    available_languages: otherLanguages({ own: language, languages: languages.map((one) => ({ language: one })) }, (one) => ({
      id: numberOf(one.language),
      ...addresses.of(one.language).imprint,
    })),
    thumbnail: null,
    hash: null,
  };
}

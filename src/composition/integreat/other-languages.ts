import { isLanguage, type Language } from '#lib/languages.ts';

/** Tags under which others keep languages that have another one here. */
const aliases: Readonly<Record<string, Language>> = {
  ku: 'kmr',
  'ku-latn': 'kmr',
  'ku-arab': 'ckb',
  'de-si': 'de-x-ls',
  'de-ls': 'de-x-ls',
  'de-simple': 'de-x-ls',
  'de-leicht': 'de-x-ls',
  'sr-latn': 'sr',
  'sr-cyrl': 'sr',
  'fa-ir': 'fa',
};

/** The language here of another system's code; null for one that is not spoken here. A region falls back to its language, but for scripts and other tongues. */
export function languageHere(input: { code: string; tag: string | null }): Language | null {
  for (const written of [input.code, input.tag ?? '']) {
    const tag = written.toLowerCase().replaceAll('_', '-');
    if (isLanguage(tag)) return tag;
    const known = aliases[tag];
    if (known !== undefined) return known;
  }
  const [base = '', region = ''] = (input.tag ?? input.code).toLowerCase().split('-');
  // Dari is kept as Persian of Afghanistan, and is another language to its readers.
  if (base === 'fa' && region === 'af') return null;
  return isLanguage(base) && /^[a-z]{2}$/.test(region) ? base : null;
}

/**
 * Languages that the public site can speak, by BCP 47 tag: own name as authorities print it, script direction.
 * `de-x-ls` is Leichte Sprache.
 */
export const languages = {
  de: { name: 'Deutsch', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
  uk: { name: 'Українська', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  'de-x-ls': { name: 'Leichte Sprache', direction: 'ltr' },
  ru: { name: 'Русский', direction: 'ltr' },
  fa: { name: 'فارسی', direction: 'rtl' },
  ps: { name: 'پښتو', direction: 'rtl' },
  ckb: { name: 'کوردی (سۆرانی)', direction: 'rtl' },
  kmr: { name: 'Kurmancî', direction: 'ltr' },
  pl: { name: 'Polski', direction: 'ltr' },
  ro: { name: 'Română', direction: 'ltr' },
  bg: { name: 'Български', direction: 'ltr' },
  tr: { name: 'Türkçe', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  sr: { name: 'Srpski', direction: 'ltr' },
  vi: { name: 'Tiếng Việt', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl' }>;

export type Language = keyof typeof languages;
export const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);
export const directionOf = (code: string): 'ltr' | 'rtl' => (isLanguage(code) ? languages[code].direction : 'ltr');

/**
 * The best of the offered languages for a reader, after the quality values of `Accept-Language` (RFC 9110, 12.5.4).
 * A region falls back to its language, `uk-UA` to `uk`. Without a match it is German.
 */
export function nearestLanguage(accept: string | null, offered: readonly string[]): Language {
  const wanted = (accept ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag, quality: Number.isNaN(quality) ? 0 : quality, order };
    })
    .filter((entry) => entry.tag !== '' && entry.quality > 0)
    .sort((one, other) => other.quality - one.quality || one.order - other.order);
  for (const { tag } of wanted) {
    const base = tag.split('-')[0]!;
    const match = offered.find((code) => code === tag) ?? offered.find((code) => code === base);
    if (match !== undefined && isLanguage(match)) return match;
  }
  return 'de';
}

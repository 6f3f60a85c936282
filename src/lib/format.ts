import type { Language } from './languages.ts';

/** Digits stay 0–9 in every language: they are what stands on signs and in the county's papers. */
export const formatTags: Record<Language, string> = {
  de: 'de-DE',
  en: 'en-GB',
  uk: 'uk-UA',
  ar: 'ar-u-nu-latn',
  'de-x-ls': 'de-DE',
  ru: 'ru-RU',
  fa: 'fa-u-ca-gregory-nu-latn',
  ps: 'ps-u-ca-gregory-nu-latn',
  ckb: 'ckb-u-nu-latn',
  kmr: 'ku',
  pl: 'pl-PL',
  ro: 'ro-RO',
  bg: 'bg-BG',
  tr: 'tr-TR',
  fr: 'fr-FR',
  es: 'es-ES',
  sr: 'sr-Latn-RS',
  vi: 'vi-VN',
};

/** Formats are costly to build and a page needs the same few hundreds of times. */
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
function once<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => F): F {
  const known = kept.get(key) as F | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** A day as ISO text in words, „22. November 2026“. `short` gives „22.11.2026“ for narrow tables. */
export function formatDay(day: string, language: Language, look: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    look === 'long' ? { day: 'numeric', month: 'long', year: 'numeric' } : { day: '2-digit', month: '2-digit', year: 'numeric' };
  const format = once(
    `day ${language} ${look}`,
    () => new Intl.DateTimeFormat(formatTags[language], { ...options, timeZone: 'UTC' }),
  );
  return format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** A number with at most `digits` decimal places. */
export const formatNumber = (value: number, language: Language, digits = 2): string =>
  once(
    `number ${language} ${digits}`,
    () => new Intl.NumberFormat(formatTags[language], { maximumFractionDigits: digits }),
  ).format(value);

/** Cents as an amount in euros, „1.200,50 €“. */
export const formatMoneyIn = (cents: number, language: Language): string =>
  once(`money ${language}`, () => new Intl.NumberFormat(formatTags[language], { style: 'currency', currency: 'EUR' })).format(
    cents / 100,
  );

/** A share between 0 and 1 as whole percent, „54 %“. */
export const formatShare = (share: number, language: Language): string =>
  once(
    `share ${language}`,
    () => new Intl.NumberFormat(formatTags[language], { style: 'percent', maximumFractionDigits: 0 }),
  ).format(share);

/** Words joined as the language does it: „Kitas, Schulen und Eltern“. */
export const formatList = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(formatTags[language], { type: 'conjunction' }).format(words);

/** Shortens a text at a word's end to about `length` characters. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > length / 2 ? end : length).replace(/[\s,;:.–-]+$/, '')} …`;
}

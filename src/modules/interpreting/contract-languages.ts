import { spokenLanguages, type SpokenLanguage } from './contract-language-list.ts';

/** Shared by server and browser: languages with variety and script. */

/** A language that a county has added to the list. */
export type AddedLanguage = { tag: string; name: string };

/** As people know the parts of a tag: `KMR-latn` is `kmr-Latn` (RFC 5646, 2.1.1). Null for what is no tag. */
export function tidyTag(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-');
  // The engine's own canonical form is not taken: it follows the CLDR and turns `kmr` into `ku`, `prs` into `fa-AF`.
  if (!/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*$/i.test(tag)) return null;
  try {
    Intl.getCanonicalLocales(tag);
  } catch {
    return null;
  }
  return tag
    .toLowerCase()
    .split('-')
    .map((part, index) => {
      if (index > 0 && /^[a-z]{4}$/.test(part)) return part[0]!.toUpperCase() + part.slice(1);
      return index > 0 && /^[a-z]{2}$/.test(part) ? part.toUpperCase() : part;
    })
    .join('-');
}

const byTag = new Map(spokenLanguages.map((language) => [language.tag, language]));
const baseOf = (tag: string): string => tag.split('-')[0]!;

const names = new Map<string, Intl.DisplayNames>();
/** What the CLDR says in a language, and nothing where it would only repeat the code. */
function cldrName(input: { type: 'language' | 'script' | 'region'; code: string; locale: string }): string | undefined {
  const { type, code, locale } = input;
  const key = `${type} ${locale}`;
  if (!names.has(key)) names.set(key, new Intl.DisplayNames([locale], { type, fallback: 'none' }));
  return names.get(key)!.of(code);
}

/** What is wrong with a tag: no tag at all, or of a language that nobody knows and the county has not added. */
export function tagFault(input: { tag: string; added?: readonly AddedLanguage[] }): 'malformed' | 'unknown' | null {
  const { tag, added = [] } = input;
  const tidy = tidyTag(tag);
  if (tidy === null || tidy !== tag) return 'malformed';
  if (byTag.has(tag) || added.some((one) => one.tag === tag)) return null;
  if (byTag.has(baseOf(tag)) || [...byTag.keys()].some((known) => baseOf(known) === baseOf(tag))) return partsFault(tag);
  return cldrName({ type: 'language', code: baseOf(tag), locale: 'en' }) === undefined ? 'unknown' : partsFault(tag);
}

/** Script and region that the CLDR has no name for are none. */
function partsFault(tag: string): 'unknown' | null {
  const { script, region } = partsOf(tag);
  const known =
    (script === null || cldrName({ type: 'script', code: script, locale: 'en' }) !== undefined) &&
    (region === null || cldrName({ type: 'region', code: region, locale: 'en' }) !== undefined);
  return known ? null : 'unknown';
}

function partsOf(tag: string): { script: string | null; region: string | null } {
  const parts = tag.split('-').slice(1);
  return {
    script: parts.find((part) => /^[A-Z][a-z]{3}$/.test(part)) ?? null,
    region: parts.find((part) => /^([A-Z]{2}|\d{3})$/.test(part)) ?? null,
  };
}

/** German Sign Language, of which the CLDR knows no name. */
const signLanguage: Readonly<Record<string, string>> = {
  en: 'German Sign Language',
  uk: 'Німецька жестова мова',
  ru: 'Немецкий жестовый язык',
  ar: 'لغة الإشارة الألمانية',
  fa: 'زبان اشاره آلمانی',
  ps: 'د جرمني د اشارو ژبه',
  ckb: 'زمانی ئاماژەی ئەڵمانی',
  kmr: 'Zimanê îşaretan ê almanî',
  pl: 'Niemiecki język migowy',
  ro: 'Limba semnelor germană',
  bg: 'Немски жестов език',
  tr: 'Alman İşaret Dili',
  fr: 'Langue des signes allemande',
  es: 'Lengua de signos alemana',
  sr: 'Nemački znakovni jezik',
  vi: 'Ngôn ngữ ký hiệu Đức',
};

/**
 * Name of a language with its variety and script, in one of the languages of the public site.
 * @param locale `de-x-ls` is told as German; where the language has no name for it, the name is its own
 */
export function spokenName(input: { tag: string; locale?: string; added?: readonly AddedLanguage[] }): string {
  const { tag, locale = 'de', added = [] } = input;
  const own = added.find((one) => one.tag === tag);
  if (own) return own.name;
  const known = byTag.get(tag);
  const isGerman = locale === 'de' || locale.startsWith('de-');
  if (isGerman && known) return known.de;
  if (tag === 'gsg') return signLanguage[locale] ?? known!.own;
  const reader = isGerman ? 'de' : locale === 'sr' ? 'sr-Latn' : locale;
  const base = byTag.get(tag)?.base ?? baseOf(tag);
  const name = cldrName({ type: 'language', code: base, locale: reader });
  if (name === undefined) return known?.own ?? tag;
  const { script, region } = partsOf(tag);
  const more = [
    known?.variety,
    ...(script === null ? [] : [cldrName({ type: 'script', code: script, locale: reader }) ?? script]),
    ...(region === null ? [] : [cldrName({ type: 'region', code: region, locale: reader }) ?? region]),
  ].filter((one) => one !== undefined);
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim();

type Found = { tag: string; name: string; own: string };

/** What a list offers, the county's own languages last. */
export const languageChoices = (added: readonly AddedLanguage[] = []): Found[] => [
  ...spokenLanguages
    .filter(({ tag }) => !added.some((one) => one.tag === tag))
    .map(({ tag, de, own }) => ({ tag, name: de, own })),
  ...added.map(({ tag, name }) => ({ tag, name, own: name })),
];

/** Languages by what somebody types: a German or own name, what people call it, or a tag. Best first. */
export function findLanguages(input: { text: string; added?: readonly AddedLanguage[] }): Found[] {
  const wanted = fold(input.text);
  if (wanted === '') return languageChoices(input.added);
  const ranked = languageChoices(input.added).map((found, order) => {
    const language: SpokenLanguage | undefined = byTag.get(found.tag);
    const titles = [found.name, found.own].flatMap((text) => [fold(text), ...words(fold(text))]);
    const others = words(fold(language?.words ?? ''));
    const rank = titles.some((title) => title === wanted || found.tag.toLowerCase() === wanted)
      ? 0
      : titles.some((title) => title.startsWith(wanted))
        ? 1
        : others.some((word) => word.startsWith(wanted))
          ? 2
          : [fold(found.name), fold(found.own), ...others].some((text) => text.includes(wanted))
            ? 3
            : null;
    return { found, rank, order };
  });
  return ranked
    .filter((one) => one.rank !== null)
    .toSorted((one, other) => one.rank! - other.rank! || one.order - other.order)
    .map(({ found }) => found);
}

const words = (text: string): string[] => text.split(/[\s(),/]+/).filter(Boolean);

/** Tags of one language that stand for all its varieties. */
const families: Readonly<Record<string, string>> = {
  ...{ kmr: 'ku', ckb: 'ku', sdh: 'ku', cmn: 'zh', prs: 'fa', haz: 'fa' },
  ...{ rmy: 'rom', rmn: 'rom', rmc: 'rom', rmo: 'rom', hr: 'sr', bs: 'sr' },
};
/** Varieties whose speakers do not simply understand each other. */
const apart: readonly string[] = ['ku', 'zh', 'rom'];

/**
 * How well somebody who speaks one variety can speak for somebody who asks for another.
 * - `same`: this very one, or only the script differs
 * - `near`: another variety of the language that is understood, or one of the two is not known closer
 * - null: another language
 */
export function languageFit(input: { spoken: string; wanted: string }): 'same' | 'near' | null {
  const { spoken, wanted } = input;
  const plain = (tag: string): string => [baseOf(tag), partsOf(tag).region].filter(Boolean).join('-');
  if (plain(spoken) === plain(wanted)) return 'same';
  const [one, other] = [baseOf(spoken), baseOf(wanted)];
  if (one === other) return 'near';
  const [family, otherFamily] = [families[one] ?? one, families[other] ?? other];
  if (family !== otherFamily) return null;
  return one === family || other === family || !apart.includes(family) ? 'near' : null;
}

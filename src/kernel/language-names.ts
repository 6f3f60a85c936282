/** Names that people know better than those of the CLDR, and of tags that it refuses. */
const german: Readonly<Record<string, string>> = {
  'de-x-ls': 'Leichte Sprache',
  ckb: 'Kurdisch (Sorani)',
  kmr: 'Kurdisch (Kurmandschi)',
  fa: 'Persisch (Farsi, Dari)',
  gsg: 'Deutsche Gebärdensprache',
};

/**
 * Name of a language in another one.
 * @param tag BCP 47, such as `uk` or `de-x-ls`; comes back as it is where it has no name
 * @param locale the language of the name; one that the CLDR knows
 */
export function languageNameIn(tag: string, locale: string): string {
  // Leichte Sprache is a name of its own in every language, and the CLDR refuses its tag.
  if (tag === 'de-x-ls') return german[tag]!;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
}

/** German name of a language: `uk` is „Ukrainisch“. */
export const germanLanguageName = (tag: string): string => german[tag] ?? languageNameIn(tag, 'de');

import { spokenLanguages } from '#modules/network/contract-places.ts';

const names = new Intl.DisplayNames('de', { type: 'language' });
/** Names that people know better than those of the CLDR. */
const own: Readonly<Record<string, string>> = {
  ckb: 'Kurdisch (Sorani)',
  kmr: 'Kurdisch (Kurmandschi)',
  fa: 'Persisch (Farsi, Dari)',
  gsg: 'Deutsche Gebärdensprache',
};

/** German name of a language: `uk` is „Ukrainisch“. */
export const languageWords = (code: string): string => own[code] ?? names.of(code) ?? code;
export const languageOptions = spokenLanguages.map((value) => ({ value, label: languageWords(value) }));

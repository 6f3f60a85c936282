import { germanLanguageName } from '#kernel/language-names.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';

/** German name of a language: `uk` is „Ukrainisch“. */
export const languageWords = germanLanguageName;
export const languageOptions = spokenLanguages.map((value) => ({ value, label: languageWords(value) }));

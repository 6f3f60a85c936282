import { isLanguage, languages } from '#lib/languages.ts';
import type { PageLanguage } from '#modules/welcome/contract.ts';

const names = new Intl.DisplayNames(['de'], { type: 'language' });

/** A language as the office calls it. */
export const languageName = (code: string): string =>
  code === 'de-x-ls' ? languages[code].name : isLanguage(code) ? (names.of(code) ?? code) : code;

export const languageStateWords: Readonly<Record<PageLanguage['state'], string>> = {
  complete: 'vollständig',
  partly: 'zum Teil',
  outdated: 'veraltet',
  machine: 'maschinell, ungeprüft',
  missing: 'fehlt',
};

/** How many languages stand how, in a line. */
export function languageTally(states: readonly PageLanguage[]): string {
  const complete = states.filter(({ state }) => state === 'complete').length;
  const old = states.filter(({ state }) => state === 'outdated').length;
  return [`${complete} von ${states.length}`, ...(old > 0 ? [`${old} veraltet`] : [])].join(', ');
}

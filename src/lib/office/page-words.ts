import { germanLanguageName } from '#kernel/language-names.ts';
import type { PageLanguage } from '#modules/welcome/contract.ts';

/** A language as the office calls it. */
export const languageName = germanLanguageName;

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

import type { HintKind, Readability, ReadingLevel } from './readability.ts';

/** What a hint is called, and what it advises. Browser-safe. */
export const hintWords: Readonly<Record<HintKind, { name: string; advice: string }>> = {
  'long-sentence': { name: 'Langer Satz', advice: 'Machen Sie daraus zwei Sätze. Ein Gedanke, ein Satz.' },
  'long-word': { name: 'Langes Wort', advice: 'Nehmen Sie ein kürzeres Wort, oder trennen Sie mit einem Bindestrich.' },
  passive: { name: 'Passiv', advice: 'Sagen Sie, wer etwas tut: „Wir schicken Ihnen …“' },
  nouns: { name: 'Viele Hauptwörter', advice: 'Machen Sie Verben daraus: „prüfen“ statt „Prüfung“.' },
  'double-negation': { name: 'Doppelte Verneinung', advice: 'Sagen Sie es ohne Verneinung.' },
  officialese: { name: 'Amtswort', advice: 'Einfacher' },
  phrase: { name: 'Umständlich', advice: 'Einfacher' },
  foreign: { name: 'Fremdwort', advice: 'Einfacher' },
  abbreviation: { name: 'Abkürzung', advice: 'Schreiben Sie aus' },
};

export const levelWords: Readonly<Record<ReadingLevel, string>> = {
  easy: 'leicht zu lesen',
  medium: 'mittelschwer',
  hard: 'schwer zu lesen',
  'very-hard': 'sehr schwer zu lesen',
};

/** How hard a text is to read, in a line. */
export function readingLine({ level, sentences }: Readability): string {
  if (level === null) return 'Noch kein Text.';
  const count = sentences.reduce((sum, { hints }) => sum + hints.length, 0);
  const hints = count === 0 ? 'Kein Hinweis.' : count === 1 ? 'Ein Hinweis.' : `${count.toLocaleString('de-DE')} Hinweise.`;
  return `Ihr Text ist ${levelWords[level]}. ${hints}`;
}

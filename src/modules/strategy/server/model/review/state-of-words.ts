import type { StatusState } from '../../../contract.ts';

const signs: readonly [StatusState, RegExp][] = [
  ['dropped', /\b(?:entfällt|entfallen|eingestellt|nicht weiterverfolgt|aufgegeben)\b/i],
  ['delayed', /\b(?:verzögert|verschoben|verspätet|noch nicht (?:abgeschlossen|umgesetzt))\b/i],
  ['not-started', /\b(?:noch nicht begonnen|nicht begonnen|in planung|geplant|steht (?:noch )?aus)\b/i],
  ['continuous', /\b(?:fortlaufend|dauerhaft|dauernd|ständige aufgabe|daueraufgabe|kontinuierlich|laufend)\b/i],
  ['running', /\b(?:läuft|in umsetzung|in arbeit|begonnen|gestartet|in bearbeitung)\b/i],
  ['done', /\b(?:abgeschlossen|umgesetzt|erledigt|fertiggestellt|fertig|veröffentlicht)\b/i],
];

/**
 * The state that a status text names with one of its usual words, else null: nothing is guessed from a mere report.
 * Two words for different states cancel each other out.
 */
export function stateOfWords(text: string): StatusState | null {
  const found = new Set(signs.filter(([, sign]) => sign.test(text)).map(([state]) => state));
  return found.size === 1 ? [...found][0]! : null;
}

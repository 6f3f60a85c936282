import type { Block, Run, StateMark, TableCell } from '#kernel/document.ts';
import { quarterOf } from '#kernel/dates.ts';
import {
  horizonWords,
  textKindWords,
  kindWords,
  stateWords,
  type Period,
  type Progress,
  type PublicNode,
  type ShownState,
} from '#modules/strategy/contract.ts';

/** German words of the report. The report is a German document in every language of the site. */

const long = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
const plain = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('de-DE', { style: 'percent', maximumFractionDigits: 0 });

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
/** „22. November 2026“ */
export const longDay = (day: string): string => long.format(at(day));
/** „22.11.2026“, for tables. */
export const shortDay = (day: string): string => short.format(at(day));
export const number = (value: number): string => plain.format(value);
export const share = (value: number): string => percent.format(value);

/** „4. Quartal 2018“ */
export const quarterWord = (day: string): string => {
  const quarter = quarterOf(day);
  return `${quarter.slice(6)}. Quartal ${quarter.slice(0, 4)}`;
};

/** „Q4 2018“, for narrow tables. */
export const shortQuarter = (day: string): string => {
  const quarter = quarterOf(day);
  return `Q${quarter.slice(6)} ${quarter.slice(0, 4)}`;
};

/** A planned time in quarters; null without one. */
export function periodWords({ from, to }: Period): string | null {
  const [begin, end] = [from === null ? null : quarterWord(from), to === null ? null : quarterWord(to)];
  if (begin === null && end === null) return null;
  if (begin === null) return `bis ${end}`;
  if (end === null) return `ab ${begin}`;
  return begin === end ? begin : `${begin} bis ${end}`;
}

/** Plurals by the ends of the words that counties use for their levels; another word stays as it is. */
const endings: readonly [RegExp, string][] = [
  [/^Strategisches Ziel$/, 'Strategische Ziele'],
  [/^Operatives Ziel$/, 'Operative Ziele'],
  [/thema$/i, 'themen'],
  [/feld$/i, 'felder'],
  [/ziel$/i, 'ziele'],
  [/punkt$/i, 'punkte'],
  [/projekt$/i, 'projekte'],
  [/bereich$/i, 'bereiche'],
  [/schritt$/i, 'schritte'],
  [/ung$/i, 'ungen'],
  [/e$/, 'en'],
];

/** More than one of a level in the county's own word: „Schwerpunktthemen“, „Ziele“. */
export function pluralOf(word: string): string {
  const rule = endings.find(([ending]) => ending.test(word));
  if (!rule) return word;
  const [ending, plural] = rule;
  return word.replace(ending, (found) => (/^[A-ZÄÖÜ]/.test(found) ? plural[0]!.toUpperCase() + plural.slice(1) : plural));
}

/** „22 Ziele“, „1 Ziel“ */
export const counted = (count: number, word: string, plural = pluralOf(word)): string =>
  `${count} ${count === 1 ? word : plural}`;

/** „von 22 Zielen“: plurals in -e and -er take an n. */
export const countedDative = (count: number, word: string): string =>
  counted(count, word, pluralOf(word).replace(/(e|er)$/, '$1n'));

export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

export const mark = (state: ShownState): StateMark => ({ state, word: stateWords[state] });

/** Number and title as people call an entry. */
export const nameOf = (node: Pick<PublicNode, 'path' | 'title'>): string => [node.path, node.title].filter(Boolean).join(' ');

export const cell = (text: string | null): TableCell => ({ runs: [{ text: text === null || text === '' ? '–' : text }] });
export const run = (text: string): Run[] => [{ text }];

/** Text that people wrote, as paragraphs: an empty line parts them. */
export const paragraphs = (text: string, options: { lead?: boolean } = {}): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.replaceAll(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part, index) => ({ kind: 'paragraph', runs: run(part), ...(options.lead && index === 0 ? { lead: true } : {}) }));

/** What a share is made of, to stand beside it wherever it is printed: „aus 1 Ziel mit Meldung; 3 ohne Meldung“. */
export function coverage(progress: Progress, words: { line: string; last: string }): string {
  const { counted: count, notCounted, parts } = progress;
  return [
    `aus ${countedDative(count, words.line)} mit Meldung${parts.silent > 0 ? `, darin ${counted(parts.silent, words.last)} ohne` : ''}`,
    ...(notCounted.notReported > 0 ? [`${notCounted.notReported} ohne Meldung`] : []),
  ].join('; ');
}

/** The roll-up with its formula: „54 % = 12,5 von 23“. Null when nothing counts. */
export function formula(progress: Progress): string | null {
  if (progress.share === null) return null;
  return `${share(progress.share)} = ${number(progress.points)} von ${number(progress.weight)}`;
}

const fieldWords: Readonly<Record<string, string>> = {
  number: 'Nummer',
  title: 'Titel',
  text: 'Text',
  kind: 'Art',
  horizon: 'Frist',
  periodFrom: 'Beginn',
  periodTo: 'Ende',
  leadUnitId: 'Federführung',
  partnerUnitIds: 'Beteiligte',
  targetGroups: 'Zielgruppen',
  municipalityIds: 'Gemeinden',
  layer: 'Ebene',
  countyRole: 'Rolle des Landkreises',
  links: 'Links',
  toBeDeveloped: 'Maßnahmen in Entwicklung',
  weight: 'Gewicht',
  parentId: 'gehört zu',
  steps: 'Schritte',
  items: 'Wortlaut',
  textKind: 'Art des Textes',
  state: 'Stand',
};
export const fieldWord = (field: string): string => fieldWords[field] ?? field;

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kindWords,
  textKind: textKindWords,
  horizon: horizonWords,
  toBeDeveloped: { true: 'ja', false: 'nein' },
};

/** A value of a change as people read it. */
export function valueWord(field: string, value: string | null): string {
  if (value === null) return '–';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return shortDay(value);
  return valueWords[field]?.[value] ?? value;
}

import type { FormProblem } from '#lib/server/answers.ts';
import { findLanguages, languageChoices } from '#modules/interpreting/contract-languages.ts';
import { formWord } from '../../../../form-word.ts';

/** Of each, so many can be named: languages that are spoken in one conversation, and dates that would do. */
export const rows = [0, 1, 2, 3] as const;
const perRow = ['language', 'choice', 'day', 'from', 'to'] as const;
const single = [
  ...['poolId', 'occasion', 'mode', 'street', 'municipalityId', 'urgency', 'urgencyReason', 'people', 'gender'],
  ...[
    'wantedInterpreterId',
    'unwantedInterpreterId',
    'caseReference',
    'costUnit',
    'repeats',
    'publicRoom',
    'professionalPresent',
    'draftId',
  ],
];
/** Names of the controls, in the order of the page. */
export const controls = [...rows.flatMap((row) => perRow.map((name) => `${name}.${row}`)), ...single];

export type Typed = Record<string, string>;
export const readTyped = (form: FormData): Typed => Object.fromEntries(controls.map((name) => [name, formWord(form, name)]));

export type Meant =
  { tag: string } | { fault: 'unknown' } | { fault: 'several'; options: { tag: string; name: string; own: string }[] };

/** More than these nobody reads. */
const mostOptions = 14;
const same = (one: string, other: string): boolean => one.localeCompare(other, 'de', { sensitivity: 'accent' }) === 0;

/** The language that somebody means who typed a name; `chosen` is what was picked from the list of what it could mean. */
export function meantLanguage(input: { text: string; chosen: string }): Meant {
  const { text, chosen } = input;
  const exact = languageChoices().find(({ tag, name, own }) => [tag, name, own].some((word) => same(word, text)));
  if (exact) return { tag: exact.tag };
  // „Dari“ is the name of one alone, though it is found with others.
  const named = languageChoices().filter(({ name }) => name.split(/[\s(),]+/).some((word) => same(word, text)));
  if (named.length === 1) return { tag: named[0]!.tag };
  const found = findLanguages({ text });
  const picked = found.find(({ tag }) => tag === chosen);
  if (picked) return { tag: picked.tag };
  if (found.length === 1) return { tag: found[0]!.tag };
  return found.length === 0 ? { fault: 'unknown' } : { fault: 'several', options: found.slice(0, mostOptions) };
}

/** What was typed as the use case takes it, with the languages that are still unclear by their row. */
export function requestOf(typed: Typed) {
  const word = (name: string): string => typed[name] ?? '';
  const unclear: { row: number; fault: 'unknown' | 'several'; options: { tag: string; name: string; own: string }[] }[] = [];
  const languages: string[] = [];
  for (const row of rows) {
    if (word(`language.${row}`) === '') continue;
    const meant = meantLanguage({ text: word(`language.${row}`), chosen: word(`choice.${row}`) });
    if ('tag' in meant) languages.push(meant.tag);
    else unclear.push({ row, fault: meant.fault, options: meant.fault === 'several' ? meant.options : [] });
  }
  const slots = rows
    .filter((row) => row === 0 || ['day', 'from', 'to'].some((name) => word(`${name}.${row}`) !== ''))
    .map((row) => ({ day: word(`day.${row}`), from: word(`from.${row}`), to: word(`to.${row}`) }));
  const input = {
    ...(Object.fromEntries(single.map((name) => [name, word(name)])) as object as {
      poolId: string;
      occasion: string;
      mode: 'on-site' | 'video' | 'phone';
      urgency: 'planned' | 'urgent' | 'now';
    }),
    languages,
    slots,
    unwantedInterpreterIds: word('unwantedInterpreterId') === '' ? [] : [word('unwantedInterpreterId')],
    repeats: word('repeats') === '' ? 0 : word('repeats'),
    publicRoom: word('publicRoom') !== '',
    professionalPresent: word('professionalPresent') !== '',
  };
  return { input, unclear };
}

/** Row of the page of each slot that was sent: empty rows between them are left out. */
const slotRows = (typed: Typed): number[] =>
  rows.filter((row) => row === 0 || ['day', 'from', 'to'].some((name) => (typed[name + `.${row}`] ?? '') !== ''));
const languageRows = (typed: Typed): number[] => rows.filter((row) => (typed[`language.${row}`] ?? '') !== '');

/** Faults of the use case at the controls of the page. */
export function atControls(problem: FormProblem, typed: Typed): FormProblem {
  const idOf = (path: string): string => {
    const [first = '', index = '0', last = ''] = path.split('.');
    const slot = slotRows(typed)[Number(index)] ?? 0;
    if (first === 'slots') return `${['from', 'to'].includes(last) ? last : 'day'}.${slot}`;
    if (first === 'dates') return `${last === 'endsAt' ? 'to' : 'day'}.${slot}`;
    if (first === 'languages') return `language.${languageRows(typed)[Number(index)] ?? 0}`;
    if (first === 'isPublicRoom') return 'publicRoom';
    if (first === 'isProfessionalPresent') return 'professionalPresent';
    return first;
  };
  const errors = problem.errors.map(({ id, message }) => ({ id: idOf(id), message }));
  return { ...problem, errors: errors.filter(({ id }, at) => errors.findIndex((one) => one.id === id) === at) };
}

/** What the pool does not do is told alone: what else is missing then does not matter. */
export function excludedFirst(
  problem: FormProblem,
  occasions: readonly { key: string; isAllowed: boolean }[],
  typed: Typed,
): FormProblem {
  const chosen = occasions.find(({ key }) => key === typed['occasion']);
  if (chosen?.isAllowed !== false) return problem;
  const own = problem.errors.find(({ id }) => id === 'occasion');
  return { ...problem, errors: [own ?? { id: 'occasion', message: 'Das gehört nicht zu dem, was der Pool leistet.' }] };
}

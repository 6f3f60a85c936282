import {
  conceptStates,
  conceptStateWords,
  type GroupCount,
  type GroupLine,
  type GroupProfile,
} from '#modules/offers/contract-groups.ts';
import { stateWords, type ShownState } from '#modules/strategy/contract.ts';
import { shortDay } from './german.ts';

export const groupTexts = [
  'count',
  'women',
  'men',
  'countDay',
  'countSource',
  'needs',
  'channels',
  'conceptTitle',
  'conceptState',
  'conceptUrl',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type GroupForm = Record<(typeof groupTexts)[number], string> & { isPublic: boolean };
export const conceptStateOptions = conceptStates.map((value) => ({ value, label: conceptStateWords[value] }));

export type GroupRow = GroupLine & { measure: ShownState | null };
/** How far the concept is: what the measure says to which it leads, else what was typed. */
export const groupConceptWord = ({ concept, measure }: GroupRow): string | null =>
  measure !== null ? stateWords[measure] : concept === null ? null : conceptStateWords[concept];

export const storedGroup = (profile: GroupProfile | null): GroupForm => ({
  ...(Object.fromEntries(groupTexts.map((name) => [name, String(profile?.[name] ?? '')])) as Record<
    (typeof groupTexts)[number],
    string
  >),
  isPublic: profile?.isPublic ?? false,
});

/** `120, davon 70 Frauen und 50 Männer (Melderegister, 30.06.2026)`. */
export function groupCountWords(count: GroupCount | null, smallest: number): string {
  if (count === null) return 'nicht eingetragen';
  const { all, women, men, day, source, hidden } = count;
  const basis = [source, day && shortDay(day)].filter(Boolean).join(', ');
  const number = (value: number): string => value.toLocaleString('de-DE');
  const parts = [women === null ? '' : `${number(women)} Frauen`, men === null ? '' : `${number(men)} Männer`]
    .filter(Boolean)
    .join(' und ');
  const more = hidden ? ', nach Frauen und Männern nicht gezeigt' : parts === '' ? '' : `, davon ${parts}`;
  const said = all === null ? `nicht gezeigt (unter ${smallest})` : `${number(all)}${more}`;
  return basis === '' ? said : `${said} (${basis})`;
}

import { formatDay } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicNode, StatusView, StepView, StrategySummary, StrategyTextView, Wording } from '../contract.ts';
import { itemField } from '../contract-translations.ts';
import { family } from './lines.ts';

/** A text of a page with the mark of its translation; without one it stands in German. */
export type Part = { text: string | null; mark: Wording[string] | undefined };

/** How the texts of a page stand in the reader's language. */
export type Tally = { total: number; german: number; drafts: number; outdated: number; checkedOn: string | null };

export function tallyOf(parts: readonly Part[]): Tally {
  const texts = parts.filter(({ text }) => text !== null && text.trim() !== '');
  const inState = (state: Wording[string]['state']): number => texts.filter(({ mark }) => mark?.state === state).length;
  const days = texts.flatMap(({ mark }) => mark?.checkedOn ?? []);
  return {
    total: texts.length,
    german: texts.filter(({ mark }) => mark === undefined).length,
    drafts: inState('draft') + inState('machine'),
    outdated: inState('outdated'),
    checkedOn: days.sort().at(-1) ?? null,
  };
}

/** The state of a page's translation in a line; null where nothing on it is translated. */
export function tallyWords(tally: Tally, locale: Language): string | null {
  const { total, german, drafts, outdated, checkedOn } = tally;
  if (german === total) return null;
  return [
    checkedOn === null ? '' : m.site_translation_checked({ date: formatDay(checkedOn, locale) }, { locale }),
    german > 0 ? m.site_translation_german({ count: german, total }, { locale }) : '',
    drafts > 0 ? m.site_translation_drafts({ count: drafts }, { locale }) : '',
    outdated > 0 ? m.site_translation_outdated({ count: outdated }, { locale }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is to be said of a translation that cannot be trusted as it stands; null for a checked one and for the source. */
export const markWords = (mark: Part['mark'], locale: Language): string | null =>
  mark?.state === 'machine'
    ? m.strategy_translation_machine({}, { locale })
    : mark?.state === 'draft'
      ? m.strategy_translation_draft({}, { locale })
      : mark?.state === 'outdated'
        ? m.strategy_translation_outdated({}, { locale })
        : null;

const part = (thing: { wording?: Wording }, field: string, text: string | null): Part => ({ text, mark: thing.wording?.[field] });

export const titlePart = (thing: Pick<StrategySummary | PublicNode | StepView, 'title' | 'wording'>): Part =>
  part(thing, 'title', thing.title);

export const noteParts = (note: StatusView): Part[] => [
  part(note, 'text', note.text),
  part(note, 'reason', note.reason),
  part(note, 'nextStep', note.nextStep),
];

/** Titles and latest words of things with all below them, as lists tell them. */
export const listParts = (nodes: readonly PublicNode[]): Part[] =>
  nodes
    .flatMap((node) => [...family(node)])
    .flatMap((node) => [titlePart(node), ...(node.lastStatus ? [part(node.lastStatus, 'text', node.lastStatus.text)] : [])]);

/** All that the own page of a thing tells. */
export const pageParts = (page: {
  node: PublicNode;
  ancestors: readonly PublicNode[];
  history: readonly StatusView[];
}): Part[] => [
  titlePart(page.node),
  part(page.node, 'text', page.node.text),
  ...page.ancestors.map(titlePart),
  ...page.node.steps.map(titlePart),
  ...page.history.flatMap(noteParts),
  ...listParts(page.node.children),
];

export const textParts = (text: StrategyTextView): Part[] => text.items.map((item, index) => part(text, itemField(index), item));

import type { Block, ListBlock } from '#kernel/document.ts';
import type { StrategyTextView, TextKind } from '#modules/strategy/contract.ts';
import { sectionTitle, type ReportSource } from './source.ts';
import { paragraphs, run } from './words.ts';

/** Words of the county's head or coordinator before everything else; without any there is no foreword. */
export const forewordPart = (input: { source: ReportSource; introduction: string }): Block[] => {
  const text = paragraphs(input.introduction);
  return text.length === 0
    ? []
    : [{ kind: 'heading', level: 1, id: 'vorwort', text: sectionTitle('foreword', input.source) }, ...text];
};

const textKindsOf = {
  situation: ['situation', 'challenge'],
  mission: ['mission'],
  principles: ['principle'],
} as const satisfies Record<string, readonly TextKind[]>;
export type TextSection = keyof typeof textKindsOf;

/** Adopted texts of a section that belong to the whole strategy; those of a field stand with the field. */
export const textsOf = (source: ReportSource, section: TextSection): StrategyTextView[] =>
  source.period.strategy.texts.filter(
    (text) => text.nodeId === null && text.items.length > 0 && (textKindsOf[section] as readonly TextKind[]).includes(text.kind),
  );

/** Adopted texts as they were decided, each below its own title. */
export function textPart(input: { source: ReportSource; section: TextSection; introduction: string }): Block[] {
  const { source, section, introduction } = input;
  const texts = textsOf(source, section);
  if (texts.length === 0 && introduction.trim() === '') return [];
  const title = sectionTitle(section, source);
  return [
    { kind: 'heading', level: 1, id: section, text: title },
    ...paragraphs(introduction, { lead: true }),
    ...texts.flatMap((text, index): Block[] => [
      // A text that is named like its chapter needs no second heading.
      ...(text.title === title
        ? []
        : [{ kind: 'heading' as const, level: 2 as const, id: `${section}-${index + 1}`, text: text.title }]),
      itemsOf(text.items),
    ]),
  ];
}

/** One sentence is a paragraph, several are a list. */
export const itemsOf = (items: readonly string[]): Block & (ListBlock | { kind: 'paragraph' }) =>
  items.length === 1
    ? { kind: 'paragraph', runs: run(items[0]!) }
    : { kind: 'list', ordered: false, items: items.map((item) => ({ runs: run(item) })) };

import { createHash } from 'node:crypto';
import { blockField, refersOnly, type Block, type Content } from '#kernel/content/blocks.ts';
import { cleanHtml } from '#kernel/content/html.ts';
import type { Dictionary, TranslatableText, WordMark } from '#kernel/translation.ts';
import type { PageLanguage, PublicBlock, Worded, WordState } from '../../contract.ts';

/** How a page's texts stand in a reader's language. */

/** Names of a content's words, order included: an edition beside the source knows by it what it was written after. */
export const contentHash = (content: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([content.title, content.summary, content.blocks.map(({ kind, html, ref }) => [kind, html, ref])]))
    .digest('hex');

/** Texts of a page as they are translated one by one. */
export function translatableTexts(content: Content): TranslatableText[] {
  const texts: TranslatableText[] = [{ field: 'title', what: 'Titel', source: content.title, format: 'text' }];
  if (content.summary !== '') texts.push({ field: 'summary', what: 'Zusammenfassung', source: content.summary, format: 'text' });
  for (const [index, block] of content.blocks.entries()) {
    if (refersOnly(block.kind)) continue;
    texts.push({ field: blockField(block.id), what: `Absatz ${index + 1}`, source: block.html, format: 'html' });
  }
  return texts;
}

/** What says a text in one language: a dictionary for texts translated one by one, or marks laid down with the text. */
export type Speaker = (asked: { field: string; source: string }) => Worded;

export const speakerOf = (input: { subjectId: string; written: string; language: string; dictionary: Dictionary }): Speaker => {
  const { subjectId, written, language, dictionary } = input;
  if (written === language) return ({ source }) => ({ text: source, language, state: 'source' });
  return ({ field, source }) => {
    const { text, mark } = dictionary.word({ subjectId, field, source, language: written });
    return mark === null ? { text, language: written, state: 'missing' } : { text, language: mark.language, state: mark.state };
  };
};

/** A text that stands in its language as it is, with the marks of what was translated. */
export const speakerOfMarks = (input: {
  language: string;
  marks: Readonly<Record<string, WordMark>>;
  state: WordState;
}): Speaker => {
  const { language, marks, state } = input;
  return ({ field, source }) => ({ text: source, language, state: marks[field]?.state ?? state });
};

export const spokenBlock = (speak: Speaker, block: Block): PublicBlock => {
  const { id, kind, ref, html } = block;
  if (refersOnly(kind)) return { id, kind, ref, html: '', language: '', state: 'source' };
  const { text, language, state } = speak({ field: blockField(id), source: html });
  // Cleaned when it was written; what came by another way, or by older rules, is cleaned here.
  return { id, kind, ref: null, html: cleanHtml(text), language, state };
};

/** A page's state in a language from the states of its texts. Whoever lacks a title lacks the page. */
export function stateOfPage(states: readonly WordState[]): PageLanguage['state'] {
  if (states.length === 0 || states[0] === 'missing') return 'missing';
  if (states.includes('missing')) return 'partly';
  if (states.includes('outdated')) return 'outdated';
  return states.includes('machine') ? 'machine' : 'complete';
}

import { blockKinds, plainText, refersOnly, type Block, type BlockKind } from '#kernel/content/blocks.ts';
import { blocksOfHtml, cleanHtml, elementsOf } from '#kernel/content/html.ts';
import { readabilityOf, type Readability } from '#kernel/content/readability.ts';
import { htmlOfMarkdown, markdownOfHtml } from '#kernel/content/to-markdown.ts';
import { textOf } from '#lib/server/answers.ts';

/** A block as it stands in the form: Markdown, or the HTML of the toolbar where a script runs. */
export type TypedBlock = { id: string; kind: BlockKind; text: string; ref: string; format: 'markdown' | 'html' };
export type ShownText = { title: string; summary: string; blocks: (TypedBlock & { html: string })[] };
export type TypedText = { title: string; summary: string; blocks: TypedBlock[] };

type Given = { id?: string; kind: BlockKind; html: string; ref: string | null };
type Content = { title: string; summary: string; blocks: Given[] };

export const typedOf = (content: { title: string; summary: string; blocks: readonly Block[] }): TypedText => ({
  title: content.title,
  summary: content.summary,
  blocks: content.blocks.map(({ id, kind, html, ref }) => ({
    ...{ id, kind, ref: ref ?? '', format: 'markdown' },
    text: refersOnly(kind) ? '' : markdownOfHtml(html),
  })),
});

/** A block's text as the toolbar shows it. */
const htmlOfTyped = ({ format, text }: TypedBlock): string =>
  format === 'html' ? elementsOf(text).join('') : htmlOfMarkdown(text);

/** The form with what the toolbar shows where a script runs. */
export const shownText = (typed: TypedText): ShownText => ({
  ...typed,
  blocks: typed.blocks.map((block) => ({ ...block, html: refersOnly(block.kind) ? '' : htmlOfTyped(block) })),
});

/** How easy a German text is to read, with the words that were read; null in other languages. */
export function readingOf(language: string, typed: TypedText): { text: string; reading: Readability } | null {
  if (!language.startsWith('de')) return null;
  const blocks = typed.blocks.filter(({ kind }) => !refersOnly(kind)).flatMap((block) => elementsOf(htmlOfTyped(block)));
  const lines = blocks.map((html) => plainText(html.replaceAll('</li>', '\n</li>'))).filter(Boolean);
  const text = [typed.title, typed.summary, ...lines].join('\n');
  return { text, reading: readabilityOf(text) };
}

/** Blocks of the form, in its order: `block.0.kind`, `block.0.text` and so on. */
export function readTypedText(form: FormData): TypedText {
  const blocks: TypedBlock[] = [];
  for (let index = 0; form.has(`block.${index}.kind`); index += 1) {
    const field = (name: string): string => textOf(form, `block.${index}.${name}`) ?? '';
    const kind = blockKinds.find((one) => one === field('kind')) ?? 'text';
    blocks.push({
      id: field('id'),
      kind,
      text: field('text'),
      ref: field('ref'),
      format: field('format') === 'html' ? 'html' : 'markdown',
    });
  }
  return { title: textOf(form, 'title') ?? '', summary: textOf(form, 'summary') ?? '', blocks };
}

/** What one block of the form becomes: running text with several elements becomes as many blocks, an empty one none. */
function given({ id, kind, text, ref, format }: TypedBlock): Given[] {
  const named = id === '' ? {} : { id };
  if (refersOnly(kind)) return ref === '' ? [] : [{ ...named, kind, html: '', ref }];
  const html = htmlOfTyped({ id, kind, text, ref, format });
  if (plainText(html) === '' && !html.includes('<hr')) return [];
  if (kind !== 'text') return [{ ...named, kind, html: cleanHtml(html), ref: null }];
  const elements = blocksOfHtml(html);
  // Which of several is the old one is told by what they resemble.
  return elements.map(({ html: element }) => ({ ...(elements.length === 1 ? named : {}), kind, html: element, ref: null }));
}

export const contentOf = (typed: TypedText): Content => ({
  title: typed.title,
  summary: typed.summary,
  blocks: typed.blocks.flatMap(given),
});

/** Whether the form says the same as a text that is kept. */
export function saysTheSame(
  content: Content,
  kept: { title: string; summary: string; blocks: readonly Block[] } | null,
): boolean {
  const words = ({ title, summary, blocks }: { title: string; summary: string; blocks: readonly Omit<Block, 'id'>[] }): string =>
    JSON.stringify([title, summary, blocks.map(({ kind, html, ref }) => [kind, html, ref])]);
  return kept !== null && words(content) === words(kept);
}

/** What a button of the form asks for, beside keeping the draft: `up.3`, `down.3`, `delete.3`, `move.3.0`, `pick.3`, `add.3.note`. */
export type TextTask =
  | { what: 'save' | 'over' | 'release' | 'ask' }
  | { what: 'up' | 'down' | 'delete' | 'pick'; index: number }
  | { what: 'move'; index: number; to: number }
  | { what: 'add'; index: number; kind: BlockKind };

export function taskOf(form: FormData): TextTask {
  const [what = '', at = '', word = ''] = (textOf(form, 'do') ?? '').split('.');
  const index = Number(at);
  const kind = blockKinds.find((one) => one === word) ?? 'text';
  if (what === 'add') return { what, index, kind };
  if (what === 'move') return { what, index, to: Number(word) };
  if (what === 'up' || what === 'down' || what === 'delete' || what === 'pick') return { what, index };
  return { what: what === 'release' || what === 'ask' || what === 'over' ? what : 'save' };
}

/** The blocks after a button that moves or takes away one of them. */
export function arranged(typed: TypedText, task: TextTask): TypedText {
  if (task.what !== 'up' && task.what !== 'down' && task.what !== 'delete' && task.what !== 'move') return typed;
  if (!Number.isInteger(task.index) || (task.what === 'move' && !Number.isInteger(task.to))) return typed;
  const blocks = [...typed.blocks];
  const [moved] = blocks.splice(task.index, 1);
  if (moved === undefined) return typed;
  if (task.what === 'delete') return { ...typed, blocks };
  const to = task.what === 'move' ? task.to : task.index + (task.what === 'up' ? -1 : 1);
  blocks.splice(Math.max(to, 0), 0, moved);
  return { ...typed, blocks };
}

/** Place of a new block among those that the form becomes, behind the block of the form with this index; -1 is the top. */
export const placeBehind = (typed: TypedText, index: number): number => typed.blocks.slice(0, index + 1).flatMap(given).length;

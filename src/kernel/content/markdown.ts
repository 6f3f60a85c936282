import { marked } from 'marked';
import { blocksOfHtml, cleanHtml, type NewBlock } from './html.ts';

/** A file of the shared library: a head of `key: value` lines between dashes, then Markdown. */
export type ContentFile = { title: string; summary: string; blocks: NewBlock[] };

/**
 * Reads a content file. Beside Markdown it knows boxes (`:::steps`, `:::note`, `:::warning`, each ended by `:::`) and
 * `:::office FUNCTION` on a line by itself.
 * @throws Error in words where the file is none
 */
export function readContentFile(text: string): ContentFile {
  const parts = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
  if (parts === null) throw new Error('The file has no head between lines of three dashes.');
  const head = new Map(
    parts[1]!.split('\n').map((line) => {
      const at = line.indexOf(':');
      return [
        line.slice(0, at).trim(),
        line
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ] as const;
    }),
  );
  const title = head.get('title') ?? '';
  if (title === '') throw new Error('The file has no title.');
  return { title, summary: head.get('summary') ?? '', blocks: blocksOfMarkdown(parts[2]!) };
}

/** Markdown with boxes as blocks. An unknown or open box is an error that names its line. */
export function blocksOfMarkdown(markdown: string): NewBlock[] {
  const blocks: NewBlock[] = [];
  const text = (lines: readonly string[]): string => marked.parse(lines.join('\n'), { async: false, gfm: true });
  let gathered: string[] = [];
  let box: 'steps' | 'note' | 'warning' | null = null;
  const flush = (): void => {
    if (box === null) blocks.push(...blocksOfHtml(text(gathered)));
    else blocks.push({ kind: box, html: cleanHtml(text(gathered)), ref: null });
    gathered = [];
  };
  for (const [index, line] of markdown.split('\n').entries()) {
    const mark = /^:::\s*(\w+)?(?:\s+([\w-]+))?\s*$/.exec(line);
    if (mark === null) {
      gathered.push(line);
      continue;
    }
    const [, name, ref] = mark;
    const where = `line ${index + 1} of the text`;
    if (name === undefined) {
      if (box === null) throw new Error(`A box is closed that is not open, in ${where}.`);
      flush();
      box = null;
    } else if (box !== null) {
      throw new Error(`A box is opened within another, in ${where}.`);
    } else if (name === 'office' && ref !== undefined) {
      flush();
      blocks.push({ kind: 'office', html: '', ref });
    } else if (name === 'steps' || name === 'note' || name === 'warning') {
      flush();
      box = name;
    } else {
      throw new Error(`“${line.trim()}” is no box, in ${where}.`);
    }
  }
  if (box !== null) throw new Error('The last box is not closed.');
  flush();
  return blocks;
}

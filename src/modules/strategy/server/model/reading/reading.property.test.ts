import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftNode, SourceLine } from '../../../draft.ts';
import { printDraft } from './print-draft.ts';
import { readStrategy } from './read-strategy.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const DOCUMENTS = readdirSync(FOLDER)
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'));
const LINES = DOCUMENTS.flat();

function numbered(texts: readonly string[]): SourceLine[] {
  return texts.map((text, index) => ({ n: index + 1, text }));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const UMLAUTS: Record<string, string> = { auml: 'ä', ouml: 'ö', uuml: 'ü' };

/** The letters between markup, and those with it: a tag torn over two lines is text. */
function printedLetters(text: string): string {
  const read = text.replace(/&([aou]uml);/g, (_, name: string) => UMLAUTS[name] ?? '');
  return `${letters(read.replace(/<[^<>]*>|&[a-z]+;/g, ''))} ${letters(text)}`;
}

/** Nothing lost, nothing invented: the two promises of the reading. */
function check(lines: readonly SourceLine[], draft: Draft): void {
  const ranges = new Set<number>();
  const take = (source: readonly { from: number; to: number }[]): void => {
    for (const { from, to } of source) {
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBeLessThanOrEqual(lines.length);
      for (let n = from; n <= to; n += 1) ranges.add(n);
    }
  };
  const printed = (source: readonly { from: number; to: number }[]): string =>
    printedLetters(source.flatMap(({ from, to }) => lines.slice(from - 1, to).map((line) => line.text)).join(''));
  const visit = (node: DraftNode): void => {
    take(node.source);
    expect(node.level).toBeGreaterThanOrEqual(0);
    expect(node.level).toBeLessThan(draft.levels.length);
    const own = printed(node.source);
    for (const text of [node.title, ...node.text.split('\n\n'), ...node.steps, ...node.status.map((status) => status.text)]) {
      for (const part of text.split('\n')) for (const word of part.split(' ')) expect(own).toContain(letters(word));
    }
    node.children.forEach(visit);
  };
  draft.nodes.forEach(visit);
  for (const text of draft.texts) {
    take(text.source);
    const own = printed(text.source);
    for (const item of text.items) for (const word of item.split(' ')) expect(own).toContain(letters(word));
  }
  const used = new Set(ranges);
  for (const range of draft.unused) {
    for (let n = range.from; n <= range.to; n += 1) expect(used.has(n)).toBe(false);
    take([range]);
  }
  for (const line of lines) if (line.text.trim() !== '') expect(ranges.has(line.n)).toBe(true);
  const ids = new Set<string>();
  const unique = (node: DraftNode): void => {
    expect(ids.has(node.id)).toBe(false);
    ids.add(node.id);
    node.children.forEach(unique);
  };
  draft.nodes.forEach(unique);
}

describe('any document', () => {
  it('shuffled, cut and mixed documents lose no line and invent no word', () => {
    const line = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...LINES) },
      { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (texts) => {
        const lines = numbered(texts.map((text) => text.replace(/[\r\n]/g, ' ')));
        check(lines, readStrategy({ lines }));
      }),
      { numRuns: 400 },
    );
  });

  it('documents with lines dropped, doubled or torn keep the promise', () => {
    const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('drop', 'double', 'tear', 'indent', 'upper') });
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENTS), fc.array(edit, { maxLength: 12 }), (document, edits) => {
        const texts = [...document];
        for (const { at, kind } of edits) {
          const index = at % texts.length;
          const text = texts[index] ?? '';
          if (kind === 'drop') texts.splice(index, 1, '');
          else if (kind === 'double') texts.splice(index, 0, text);
          else if (kind === 'tear') texts.splice(index, 1, text.slice(0, text.length / 2), text.slice(text.length / 2));
          else texts[index] = kind === 'indent' ? `    ${text}` : text.toUpperCase();
        }
        const lines = numbered(texts);
        check(lines, readStrategy({ lines }));
      }),
      { numRuns: 300 },
    );
  });

  it('arbitrary text never throws, and the same text gives the same draft', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        '#',
        '*',
        '<',
        '>',
        '|',
        '\t',
        '-',
        '1',
        '.',
        'I',
        ':',
        ' ',
        'a',
        'Z',
        'iel',
        '\n',
        'Maßnahme',
        'Frist',
        '&',
        '[',
        '(',
        '_',
      ),
    });
    fc.assert(
      fc.property(signs, (text) => {
        const lines = numbered(text.split('\n'));
        const draft = readStrategy({ lines });
        expect(readStrategy({ lines })).toEqual(draft);
        expect(() => JSON.stringify(printDraft(draft))).not.toThrow();
        const covered = draft.unused.length + draft.nodes.length + draft.texts.length;
        if (text.trim() !== '') expect(covered).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

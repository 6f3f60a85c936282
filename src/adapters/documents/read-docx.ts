import mammoth from 'mammoth';
import { failure, numberLines, type DocumentResult } from './document.ts';
import { paragraphNumbers } from './docx-numbers.ts';

const STYLES = [
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Untertitel'] => h2:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Überschrift ${level}'] => h${level}:fresh`),
];

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function plain(html: string): string {
  return html
    .replace(/<(?:strong|b)>/g, '**')
    .replace(/<\/(?:strong|b)>/g, '**')
    .replace(/<sup>.{0,200}?<\/sup>/g, '')
    .replace(/<br\s?\/>/g, ' ')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\*{4,}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Stands around a number that Word counted, on its way through mammoth. */
const MARK = '\ue0f1';
const COUNTED = new RegExp(`${MARK}([^${MARK}]{0,60})${MARK}\\s*`, 'g');

/** mammoth's HTML as lines: headings with #, list entries with their marker and indent, rows as tabs. */
export function htmlToLines(html: string): string[] {
  const lines: string[] = [];
  const lists: { ordered: boolean; count: number }[] = [];
  let text = '';
  let heading = 0;
  let item = false;
  let cell: string | null = null;
  let cellItems = false;
  let row: string[] = [];
  const flush = () => {
    const counted = plain(text);
    const number = [...counted.matchAll(COUNTED)][0]?.[1] ?? null;
    const content = counted.replace(COUNTED, '');
    text = '';
    if (content.replace(/\*\*/g, '') === '') return;
    if (heading > 0) lines.push('', `${'#'.repeat(heading)} ${number ? `${number} ` : ''}${content.replace(/\*\*/g, '')}`, '');
    else if (item) {
      const list = lists[lists.length - 1];
      const marker = list?.ordered ? (number ?? `${list.count}.`) : '-';
      lines.push(`${'  '.repeat(Math.max(0, lists.length - 1))}${marker} ${content}`);
    } else lines.push('', number ? `${number} ${content}` : content, '');
    item = false;
  };
  const tokens = html.matchAll(
    /<(\/?)(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|td|th)(?:\s[^<>]{0,500})?>|(<[^<>]{0,2000}>|[^<]+|<)/g,
  );
  for (const [, closing, tag, other] of tokens) {
    if (other !== undefined) {
      if (cell !== null) cell += other;
      else text += other;
    } else if (tag === 'td' || tag === 'th') {
      if (closing) {
        row.push(cellItems ? `<ul>${cell ?? ''}</ul>` : plainCell(cell ?? ''));
        cell = null;
      } else [cell, cellItems] = ['', false];
    } else if (cell !== null) {
      if (tag === 'li') {
        cellItems = true;
        cell += closing ? '</li>' : '<li>';
      } else if (tag === 'p' && closing) cell += '<br>';
    } else if (tag === 'tr') {
      if (!closing) row = [];
      else if (row.some((part) => part !== '')) lines.push(row.join('\t'));
    } else if (tag === 'table') {
      flush();
      lines.push('');
    } else if (tag === 'ul' || tag === 'ol') {
      flush();
      if (closing) lists.pop();
      else lists.push({ ordered: tag === 'ol', count: 0 });
      if (lists.length === 0) lines.push('');
    } else if (tag === 'li') {
      flush();
      const list = lists[lists.length - 1];
      if (!closing && list) list.count += 1;
      item = !closing;
    } else {
      if (!(tag === 'p' && item && !closing)) flush();
      heading = closing || tag === 'p' ? 0 : Number((tag ?? 'h1')[1]);
    }
  }
  flush();
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
}

function plainCell(html: string): string {
  return html
    .split('<br>')
    .map((part) => plain(part).replace(/\*\*/g, '').replace(COUNTED, '$1 '))
    .filter((part) => part !== '')
    .join('<br>');
}

type WordParagraph = { children: unknown[] };
type Transform = (document: unknown) => unknown;

/** What the library can and its types leave out. */
const { transforms } = mammoth as unknown as {
  transforms: { paragraph: (change: (paragraph: WordParagraph) => WordParagraph) => Transform };
};

/** Puts before each paragraph the number that Word prints; does nothing where paragraphs are counted differently. */
function withNumbers(numbers: readonly (string | null)[]): Transform {
  let at = 0;
  const paragraphs: WordParagraph[] = [];
  const collect = transforms.paragraph((paragraph: WordParagraph) => {
    paragraphs.push(paragraph);
    return paragraph;
  });
  const put = transforms.paragraph((paragraph: WordParagraph) => {
    const number = numbers[at];
    at += 1;
    if (typeof number !== 'string') return paragraph;
    const run = { type: 'run', children: [{ type: 'text', value: `${MARK}${number}${MARK}` }] };
    return { ...paragraph, children: [run, ...paragraph.children] };
  });
  return (document) => {
    collect(document);
    return paragraphs.length === numbers.length ? put(document) : document;
  };
}

/** Reads a Word file: headings, lists and tables keep their structure and the numbers that Word counts. */
export async function readDocx(input: { bytes: Buffer; parts: ReadonlyMap<string, string> }): Promise<DocumentResult> {
  const part = (name: string) => input.parts.get(`word/${name}.xml`) ?? '';
  const numbering = part('numbering');
  const numbers = numbering === '' ? [] : paragraphNumbers({ document: part('document'), numbering, styles: part('styles') });
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: input.bytes },
      {
        styleMap: STYLES,
        ignoreEmptyParagraphs: true,
        ...(numbers.some((number) => number !== null) ? { transformDocument: withNumbers(numbers) } : {}),
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    html = result.value;
  } catch {
    return failure('damaged', 'Das Word-Dokument ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie es neu.');
  }
  const lines = htmlToLines(html);
  if (lines.every((line) => line.trim() === '')) return failure('empty', 'Das Word-Dokument enthält keinen Text.');
  return { ok: true, format: 'docx', lines: numberLines(lines) };
}

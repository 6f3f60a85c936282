import { braced, lineOf, piecesOf } from '#kernel/content/marks.ts';

/**
 * HTML as translators write it: the words of each paragraph, list entry and cell on a line of their own, and marks such as
 * `{1}…{/1}` and `{2/}` in place of the tags inside a line. What the marks and lines stand for comes from the source alone,
 * so that no translation can bring in a tag or lose one unseen.
 */

type Tag = { id: number; open: string; close: string | null };
export type Coded = {
  /** Lines with marks. */
  text: string;
  tags: readonly Tag[];
  /** Markup around the lines; a number is the place of that line. */
  frame: readonly (string | number)[];
  lines: number;
};

const blockTag = /^<\/?(h[2-6]|p|ul|ol|li|blockquote|hr|table|caption|thead|tbody|tr|th|td)\b/i;
const voidTag = /^<(br|img|hr|wbr)\b|\/>$/i;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export function encodeHtml(html: string): Coded {
  const tokens = html.match(/<[^>]*>|[^<]+|</g) ?? [];
  return encoded(tokens, (token) => blockTag.test(token)) ?? encoded(tokens, () => false) ?? untouched(tokens);
}

/** Null where a tag inside a line is closed in another, or never. */
function encoded(tokens: readonly string[], isFrame: (token: string) => boolean): Coded | null {
  const tags: Tag[] = [];
  const frame: (string | number)[] = [];
  const lines: string[] = [];
  const open: Tag[] = [];
  let line = '';
  const flush = (): void => {
    if (line.trim() !== '') {
      frame.push(lines.length);
      lines.push(line.trim());
    } else if (line !== '') frame.push(line);
    line = '';
  };
  for (const token of tokens) {
    if (token.length === 1 || !token.startsWith('<')) line += braced(plain(token.replace(/\s+/g, ' ')));
    else if (isFrame(token)) {
      if (open.length > 0) return null;
      flush();
      frame.push(token);
    } else if (token.startsWith('</')) {
      const tag = open.pop();
      if (tag === undefined || nameOf(tag.open) !== nameOf(token)) return null;
      tag.close = token;
      line += `{/${tag.id}}`;
    } else {
      const tag: Tag = { id: tags.length + 1, open: token, close: null };
      tags.push(tag);
      if (voidTag.test(token)) line += `{${tag.id}/}`;
      else {
        open.push(tag);
        line += `{${tag.id}}`;
      }
    }
  }
  if (open.length > 0) return null;
  flush();
  return { text: lines.join('\n'), tags, frame, lines: lines.length };
}

/** HTML that is none: every tag stands for itself. */
function untouched(tokens: readonly string[]): Coded {
  const tags: Tag[] = [];
  const text = tokens.map((token) => {
    if (token.length === 1 || !token.startsWith('<')) return braced(plain(token.replace(/\s+/g, ' ')));
    tags.push({ id: tags.length + 1, open: token, close: null });
    return `{${tags.length}/}`;
  });
  return { text: text.join('').trim(), tags, frame: [0], lines: 1 };
}

const nameOf = (tag: string): string => /^<\/?([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

/** The words of a tag's stretch in the source, to name the place. */
function wordsWithin(source: string, id: number): string {
  const within = new RegExp(`\\{${id}\\}(.*?)\\{/${id}\\}`, 's').exec(source)?.[1] ?? '';
  return piecesOf(within)
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('')
    .trim();
}

export type Decoded = { ok: true; html: string } | { ok: false; faults: string[] };

/** A translation with marks as HTML in the frame of its source; or what is lost, and where. */
export function decodeHtml(input: { source: string; text: string }): Decoded {
  const coded = encodeHtml(input.source);
  const lines = input.text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, (blanks) => (blanks.includes('\u00a0') ? '\u00a0' : ' ')).trim())
    .filter((line) => line !== '');
  const faults: string[] = [];
  if (lines.length !== coded.lines) {
    faults.push(
      `Die Vorlage hat ${coded.lines} ${coded.lines === 1 ? 'Zeile' : 'Zeilen'}, die Übersetzung ${lines.length}. Jede Zeile ist ein Absatz oder ein Punkt einer Liste.`,
    );
  }
  const seen = new Map<number, number>();
  const html = lines.map((line, index) => {
    const open: number[] = [];
    const parts = piecesOf(line).map((piece) => {
      if ('text' in piece) return escaped(piece.text);
      const id = 'open' in piece ? piece.open : 'close' in piece ? piece.close : piece.empty;
      const tag = coded.tags.find((one) => one.id === id);
      const wanted = tag === undefined ? null : tag.close === null ? 'empty' : 'pair';
      if (tag === undefined || 'empty' in piece !== (wanted === 'empty')) {
        const mark = lineOf([piece]);
        faults.push(
          tag === undefined
            ? `Zeile ${index + 1}: ${mark} kommt in der Vorlage nicht vor.`
            : `Zeile ${index + 1}: Statt ${mark} steht in der Vorlage ${wanted === 'empty' ? `{${id}/}` : `{${id}}…{/${id}}`}.`,
        );
        return '';
      }
      if ('close' in piece) {
        if (open.pop() !== id) faults.push(`Zeile ${index + 1}: {/${id}} schließt nicht, was zuletzt geöffnet wurde.`);
        return tag.close!;
      }
      seen.set(id, (seen.get(id) ?? 0) + 1);
      if ('open' in piece) open.push(id);
      return tag.open;
    });
    for (const id of open) faults.push(`Zeile ${index + 1}: {${id}} wird nicht mit {/${id}} geschlossen.`);
    return parts.join('');
  });
  for (const { id, close } of coded.tags) {
    const count = seen.get(id) ?? 0;
    const words = wordsWithin(coded.text, id);
    const mark = close === null ? `{${id}/}` : `{${id}}…{/${id}}`;
    if (count === 0) faults.push(`Es fehlt ${mark}${words === '' ? '' : ` (in der Vorlage um „${words}“)`}.`);
    if (count > 1) faults.push(`${mark} steht ${count}-mal da, in der Vorlage einmal.`);
  }
  if (faults.length > 0) return { ok: false, faults: [...new Set(faults)] };
  return { ok: true, html: coded.frame.map((part) => (typeof part === 'number' ? html[part]! : part)).join('') };
}

/**
 * A translation's HTML beside its source, with the source's marks where it has the same tags in the same frame. Null where it is
 * built otherwise: then its words alone can be shown.
 */
export function encodeBeside(input: { source: string; translated: string }): string | null {
  const [source, own] = [encodeHtml(input.source), encodeHtml(input.translated)];
  if (source.lines !== own.lines || source.tags.length !== own.tags.length) return null;
  // The order of words differs between languages, and with it that of the tags: each finds the first alike that is free.
  const free = [...source.tags];
  const ids = new Map<number, number>();
  for (const tag of own.tags) {
    const index = free.findIndex((one) => one.open === tag.open && one.close === tag.close);
    if (index < 0) return null;
    ids.set(tag.id, free.splice(index, 1)[0]!.id);
  }
  return own.text
    .split('\n')
    .map((line) =>
      lineOf(
        piecesOf(line).map((piece) =>
          'text' in piece
            ? piece
            : 'open' in piece
              ? { open: ids.get(piece.open)! }
              : 'close' in piece
                ? { close: ids.get(piece.close)! }
                : { empty: ids.get(piece.empty)! },
        ),
      ),
    )
    .join('\n');
}

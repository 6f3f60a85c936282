import { tokensOf, type Token } from './content-stream.ts';
import { objectOf, referenceIn, streamOf, withStream, type PdfFile } from './pdf-file.ts';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * Text from right to left in the finished PDF. The typesetter writes such a passage as it is seen, from the left: its
 * words and pieces come in the wrong order, and the dots and vowel signs of a letter say the letter once more. The eye
 * sees no fault, a screen reader reads nonsense. So pieces that hold signs alone fall silent (an empty ActualText),
 * the groups of letters in a piece and the pieces of a passage are written from the right, and the structure tree
 * names them in that order. Not a glyph moves on the page.
 */
export const readRightToLeft = ({ file }: { file: PdfFile }): void => {
  const fonts = new Map<number, FontText>();
  const turned = new Map<string, number[]>();
  for (const [page, text] of file.objects) {
    if (!/^\d+ 0 obj\s+<<\s+\/Type \/Page\s/.test(text)) continue;
    const faces = facesOf(file, text, fonts);
    if (![...faces.values()].some((face) => face.rightToLeft)) continue;
    const number = referenceIn(text, 'Contents');
    if (number === undefined) continue;
    const stream = streamOf(objectOf(file, number));
    const passages = passagesOf(piecesOf(stream, faces)).filter((passage) =>
      passage.some((piece) => RIGHT_TO_LEFT.test(textOf(piece))),
    );
    if (passages.length === 0) continue;
    file.objects.set(number, `${number} 0 obj\n${withStream(turnedAround(stream, passages))}`);
    file.changed.add(number);
    for (const passage of passages) {
      const order = passage.map((piece) => piece.mcid);
      if (order.length > 1) turned.set(`${page} ${order[0]}`, order);
    }
  }
  if (turned.size > 0) turnStructure(file, turned);
};

// The children of an element as they are written: content on its own page, content on another, an element.
const CHILD = /<<[^>]*>>|\d+ 0 R|\d+/g;

const turnStructure = (file: PdfFile, turned: Map<string, number[]>): void => {
  for (const [number, text] of file.objects) {
    const list = text.includes('/Type /StructElem') ? /\/K \[([^\]]*)\]/.exec(text) : null;
    if (!list) continue;
    const own = referenceIn(text.replace(list[0], ''), 'Pg');
    const children = list[1]!.match(CHILD) ?? [];
    const names = children.map((child) => {
      if (/^\d+$/.test(child)) return `${own} ${child}`;
      const mcid = /\/MCID (\d+)/.exec(child)?.[1];
      return mcid === undefined ? '' : `${referenceIn(child, 'Pg') ?? own} ${mcid}`;
    });
    let changed = false;
    names.forEach((name, index) => {
      const order = turned.get(name);
      const page = name.split(' ')[0];
      if (!order?.every((mcid, place) => names[index + place] === `${page} ${mcid}`)) return;
      children.splice(index, order.length, ...children.slice(index, index + order.length).reverse());
      changed = true;
    });
    if (!changed) continue;
    file.objects.set(
      number,
      text.replace(list[0], () => `/K [${children.join(' ')}]`),
    );
    file.changed.add(number);
  }
};

interface FontText {
  rightToLeft: boolean;
  /** Text and advance (thousandths of the size) of a glyph by its number. */
  text: Map<number, string>;
  width: Map<number, number>;
}

const facesOf = (file: PdfFile, page: string, known: Map<number, FontText>): Map<string, FontText> => {
  const list = /\/Font <<([^>]*)>>/.exec(page)?.[1] ?? '';
  return new Map(
    Array.from(list.matchAll(/\/(\w+) (\d+) 0 R/g), ([, name, object]): [string, FontText] => {
      const number = Number(object);
      const font = known.get(number) ?? readFont(file, number);
      known.set(number, font);
      return [name!, font];
    }),
  );
};

const readFont = (file: PdfFile, number: number): FontText => {
  const font = objectOf(file, number);
  const text = new Map<number, string>();
  const width = new Map<number, number>();
  const unicode = referenceIn(font, 'ToUnicode');
  const map = unicode === undefined ? '' : streamOf(objectOf(file, unicode));
  for (const [, code, value] of map.matchAll(/<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>/g)) {
    text.set(parseInt(code!, 16), fromUtf16(Buffer.from(value!, 'hex').toString('latin1')));
  }
  const descendant = /\/DescendantFonts \[(\d+) 0 R/.exec(font)?.[1];
  const widths = descendant ? (/\/W \[([\d.\s]*)\]/.exec(objectOf(file, Number(descendant)))?.[1] ?? '') : '';
  const numbers = widths.trim().split(/\s+/).map(Number);
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    for (let glyph = numbers[at]!; glyph <= numbers[at + 1]!; glyph += 1) width.set(glyph, numbers[at + 2]!);
  }
  return { rightToLeft: [...text.values()].some((value) => RIGHT_TO_LEFT.test(value)), text, width };
};

const fromUtf16 = (bytes: string): string => {
  const units = Array.from({ length: bytes.length / 2 }, (_, index) =>
    String.fromCharCode(bytes.charCodeAt(index * 2) * 256 + bytes.charCodeAt(index * 2 + 1)),
  );
  return units.join('').replace(/^\ufeff/, '');
};

/** A marked sequence of text: one piece of a passage, all drawn on one line. */
interface Piece {
  mcid: number;
  /** The whole sequence in the stream, from its tag to its end. */
  from: number;
  to: number;
  /** Where the entries of its property list begin. */
  properties: number;
  x: number;
  y: number;
  /** Where the pen stands after the last glyph. */
  end: number;
  size: number;
  /** The text of each glyph. */
  glyphs: string[];
  /** The groups of glyphs, each with its own font and place, so that their order in the file is free. */
  groups: { from: number; to: number }[];
}

const turnedAround = (stream: string, passages: Piece[][]): string => {
  let result = '';
  let at = 0;
  for (const passage of passages) {
    const line = lineOf(passage);
    const written = passage.map((piece) => rewritten(stream, piece, line));
    const between = passage.slice(1).map((piece, index) => stream.slice(passage[index]!.to, piece.from));
    // Pieces that something else stands between keep their places; the structure alone then tells the order.
    const whole = between.every((gap) => gap.trim() === '') ? written.reverse().join('\n') : interleaved(written, between);
    result += stream.slice(at, passage[0]!.from) + whole;
    at = passage.at(-1)!.to;
  }
  return result + stream.slice(at);
};

const interleaved = (written: string[], between: string[]): string =>
  written.map((piece, index) => piece + (between[index] ?? '')).join('');

/** A piece with its groups from the right, or silent where it holds nothing but signs beside the line. */
const rewritten = (stream: string, piece: Piece, line: number): string => {
  const { from, to, properties, groups } = piece;
  if (piece.y !== line) {
    return `${stream.slice(from, properties)} /ActualText <feff>${stream.slice(properties, to)}`;
  }
  const [first, last] = [groups[0], groups.at(-1)];
  if (!first || !last || first === last) return stream.slice(from, to);
  const turned = groups.map((group) => stream.slice(group.from, group.to)).reverse();
  return stream.slice(from, first.from) + turned.join('\n') + stream.slice(last.to, to);
};

const textOf = (piece: Piece): string => piece.glyphs.join('');

// A passage runs on to the right, piece touching piece, on one line; dots and signs lie a little above or below it.
// What comes next in reading order begins further to the left or on another line, or is from left to right.
const passagesOf = (pieces: Piece[]): Piece[][] => {
  const passages: Piece[][] = [];
  let end = Number.NaN;
  for (const piece of pieces) {
    const last = passages.at(-1)?.at(-1);
    const joins =
      last !== undefined &&
      !isLeftToRight(last) &&
      !isLeftToRight(piece) &&
      Math.abs(piece.y - last.y) < 0.75 * piece.size &&
      piece.x > last.x - 0.01 &&
      piece.x < end + 0.4 * piece.size;
    if (joins) passages.at(-1)!.push(piece);
    else passages.push([piece]);
    end = joins ? Math.max(end, piece.end) : piece.end;
  }
  return passages;
};

const isLeftToRight = (piece: Piece): boolean => {
  const text = textOf(piece);
  return !RIGHT_TO_LEFT.test(text) && /[\p{L}\p{N}]/u.test(text);
};

/** The height of the line on which the letters of a passage stand. */
const lineOf = (passage: Piece[]): number => {
  const heights = new Map<number, number>();
  for (const { y, glyphs } of passage) {
    heights.set(y, (heights.get(y) ?? 0) + glyphs.length);
  }
  // Of equals the later one: a sign is drawn before its letter.
  return [...heights].reduce((best, next) => (next[1] >= best[1] ? next : best))[0];
};

const piecesOf = (stream: string, faces: Map<string, FontText>): Piece[] => {
  const pieces: Piece[] = [];
  // Per open sequence, whether it is a piece.
  const sequences: boolean[] = [];
  let piece: Piece | undefined;
  let face: FontText | undefined;
  let start = 0;
  let group = 0;
  let operands: Token[] = [];
  for (const token of tokensOf(stream)) {
    if (token.kind !== 'operator') {
      operands.push(token);
      continue;
    }
    const inner = piece !== undefined && sequences.at(-1) === false;
    switch (token.text) {
      case 'BDC':
      case 'BMC': {
        const opened = piece === undefined ? pieceFrom(operands) : undefined;
        if (opened) pieces.push((piece = opened));
        else if (!inner) group = operands[0]?.from ?? token.from;
        sequences.push(opened !== undefined);
        break;
      }
      case 'EMC':
        if (sequences.pop()) {
          if (piece) piece.to = token.to;
          piece = undefined;
        } else if (sequences.at(-1)) piece?.groups.push({ from: group, to: token.to });
        break;
      case 'cm':
        if (piece) [piece.x, piece.y] = operands.slice(-2).map(({ text }) => Number(text)) as [number, number];
        break;
      case 'Tr':
        if (!inner) group = operands[0]?.from ?? token.from;
        break;
      case 'Tf':
        face = faces.get(operands.at(-2)!.text.slice(1));
        if (piece) piece.size = Number(operands.at(-1)!.text);
        break;
      case 'Tm':
        start = (piece?.x ?? 0) + Number(operands.at(-2)!.text);
        break;
      case 'Tj':
      case 'TJ':
        if (!piece || !face) break;
        piece.end = start + (show(operands, face, piece.glyphs) * piece.size) / 1000;
        if (!inner) piece.groups.push({ from: group, to: token.to });
    }
    operands = [];
  }
  return pieces;
};

const pieceFrom = (operands: Token[]): Piece | undefined => {
  const index = operands.findIndex((operand) => operand.text === '/MCID');
  if (index < 0 || operands[1]?.text !== '<<') return undefined;
  return {
    mcid: Number(operands[index + 1]?.text),
    from: operands[0]!.from,
    to: Number.NaN,
    properties: operands[1].to,
    x: Number.NaN,
    y: Number.NaN,
    end: Number.NaN,
    size: 0,
    glyphs: [],
    groups: [],
  };
};

/** Adds the glyphs that an operator shows; answers how far the pen moves, in thousandths of the size. */
const show = (operands: Token[], face: FontText, glyphs: string[]): number => {
  let advance = 0;
  for (const { kind, text } of operands) {
    if (kind === 'number') advance -= Number(text);
    if (kind !== 'string') continue;
    for (let at = 0; at + 1 < text.length; at += 2) {
      const code = text.charCodeAt(at) * 256 + text.charCodeAt(at + 1);
      advance += face.width.get(code) ?? 0;
      glyphs.push(face.text.get(code) ?? '');
    }
  }
  return advance;
};

/** Making something of lines that no entry holds. */
import type { LineRange, SourceLine } from '../../../draft.ts';
import type { Review, ReviewAction, ReviewNode } from '../../../review.ts';
import { cleanInline } from '../reading/clean.ts';
import { mergeRanges } from '../reading/finish.ts';
import { gone, type ReviewFault } from './fault.ts';
import { freeId } from './reshape.ts';
import { siblingsOf, sourcesOf, walkReview } from './walk.ts';

/** Turns unused lines into a node, a text, or a part of a node. Only lines that nothing holds can be used. */
export function useLines(input: {
  review: Review;
  lines: readonly SourceLine[];
  action: Extract<ReviewAction, { do: 'use' }>;
}): ReviewFault | null {
  const { review, lines, action } = input;
  const range: LineRange = { from: action.from, to: action.to };
  const printed = lines.filter((line) => line.n >= range.from && line.n <= range.to && line.text.trim() !== '');
  if (range.from > range.to || printed.length === 0) return { code: 'no-lines', message: 'In diesen Zeilen steht nichts.' };
  if (
    sourcesOf(review).some(
      (held) =>
        held.from <= range.to && range.from <= held.to && printed.some((line) => line.n >= held.from && line.n <= held.to),
    )
  ) {
    return {
      code: 'lines-in-use',
      message: `Zeile ${range.from} bis ${range.to} gehört inzwischen zu einer Stelle des Entwurfs.`,
    };
  }
  const items = printed.map((line) => withoutMark(cleanInline(line.text) || line.text.trim()));
  const { as } = action;
  if (as.kind === 'node') return addNode({ review, range, items, as });
  if (as.kind === 'text') {
    if (as.node !== null && !review.nodes.has(as.node)) return gone;
    review.texts.push({
      id: `t-${range.from}-${review.nextNo}`,
      no: review.nextNo++,
      kind: as.textKind,
      title: as.title,
      items,
      source: [range],
      node: as.node,
      unsure: [],
      checked: true,
    });
    return null;
  }
  const node = review.nodes.get(as.node);
  if (!node) return gone;
  if (as.kind === 'title') node.title = cleanInline(`${node.title} ${items.join(' ')}`);
  else if (as.kind === 'paragraph') node.text = [node.text, items.join('\n')].filter((part) => part !== '').join('\n\n');
  else node.steps = [...node.steps, ...items];
  node.source = mergeRanges([...node.source, range]);
  node.checked = true;
  return null;
}

function addNode(input: {
  review: Review;
  range: LineRange;
  items: string[];
  as: Extract<Extract<ReviewAction, { do: 'use' }>['as'], { kind: 'node' }>;
}): ReviewFault | null {
  const { review, range, items, as } = input;
  if (as.level < 0 || as.level >= review.levels.length)
    return { code: 'unknown-level', message: 'Diese Ebene gibt es in der Strategie nicht.' };
  const chosen = as.parent === undefined || as.parent === null ? null : review.nodes.get(as.parent);
  if (chosen === undefined) return gone;
  if (chosen && chosen.level >= as.level)
    return { code: 'level-not-below', message: 'Die gewählte Stelle liegt nicht höher. Wählen Sie eine andere Ebene.' };
  const place = chosen
    ? { parent: chosen.id, position: chosen.children.length }
    : placeByLine({ review, line: range.from, level: as.level });
  const printed = splitNumber(cleanInline(items.join(' ')));
  const title = as.title?.trim() || printed.title;
  const node: ReviewNode = {
    id: review.nodes.has(`n${range.from}`) ? freeId(review, `n${range.from}`) : `n${range.from}`,
    no: review.nextNo++,
    parent: place.parent,
    children: [],
    level: as.level,
    number: as.number ?? (as.title?.trim() ? null : printed.number),
    title,
    text: '',
    kind: null,
    responsible: [],
    partners: [],
    targetGroups: [],
    horizon: null,
    period: null,
    steps: [],
    status: [],
    toBeDeveloped: false,
    source: [range],
    unsure: [],
    checked: true,
  };
  review.nodes.set(node.id, node);
  siblingsOf(review, node.parent).splice(place.position, 0, node.id);
  return null;
}

/** Where a line belongs by its place in the document: behind the node that was printed last before it. */
export function placeByLine(input: { review: Review; line: number; level: number }): { parent: string | null; position: number } {
  const { review, line, level } = input;
  let before: ReviewNode | null = null;
  let nearest = 0;
  for (const node of walkReview(review)) {
    for (const range of node.source) {
      if (range.to < line && range.to >= nearest) {
        nearest = range.to;
        before = node;
      }
    }
  }
  if (before === null) return { parent: null, position: 0 };
  let behind: string | null = null;
  for (let node: ReviewNode | null = before; node !== null; node = node.parent === null ? null : review.nodes.get(node.parent)!) {
    if (node.level < level) {
      const at: number = behind === null ? -1 : node.children.indexOf(behind);
      return { parent: node.id, position: at + 1 };
    }
    behind = node.id;
  }
  return { parent: null, position: review.roots.indexOf(behind!) + 1 };
}

/** A bullet or heading mark is no part of what is said. */
const withoutMark = (text: string): string => text.replace(/^(?:[-–•*·▪◦]|#{1,6})\s+/, '');

/** A printed number before a title stands by itself: `2. Kurse planen` is the second, `3.1 Sprache` has the number 3.1. */
function splitNumber(text: string): { number: string | null; title: string } {
  const match = /^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s+(\S.*)$/.exec(text);
  return match && !/^\d{3}$/.test(match[1]!) ? { number: match[1]!, title: match[2]! } : { number: null, title: text };
}

/** What the review shows of a draft: one window of it, the lines it comes from, and how far the whole is checked. */
import type { LineRange, SourceLine } from '../../../draft.ts';
import type { PlaceRef, Review, ReviewNode, ReviewPage, ReviewProgress, ShownLine, ShownNode } from '../../../review.ts';
import { unusedPlaces } from './unused.ts';
import { ancestorsOf, placeState, previousOf, siblingsOf, walkReview } from './walk.ts';
import { lineLimit, mainRange, windowsOf, type ReviewWindow } from './windows.ts';

/** The window that holds the texts which belong to no node. */
export const textWindow = 'texte';

type Place = { id: string; unsure: readonly unknown[]; checked: boolean };
export type Presented = Omit<ReviewPage, 'import' | 'savedAt' | 'undo' | 'redo'>;

/**
 * @param input.window id of a window; the first when null or unknown
 * @param input.place id of the chosen node or text; it decides the window where none is given
 * @param input.line first line to be shown instead of the window's own
 */
export function presentReview(input: {
  review: Review;
  lines: readonly SourceLine[];
  window: string | null;
  place: string | null;
  line: number | null;
}): Presented {
  const { review, lines } = input;
  const windows = windowsWithTexts(review, lines);
  const place = placeOf(review, input.place);
  const current =
    windows.find((window) => window.id === input.window) ??
    windows.find((window) => place !== null && holds(window, place)) ??
    windows[0]!;
  const nodes = current.nodes.map((id) => shownNode(review, review.nodes.get(id)!));
  const texts = review.texts.filter((text) => textsIn(current, text.node)).map((text) => ({ ...text, state: placeState(text) }));
  const shown = shownRange({ lines, window: current, line: input.line, place });
  const places: Place[] = [...walkReview(review), ...review.texts];
  const unused = unusedPlaces({ review, lines });
  const end = lines.at(-1)?.n ?? 1;
  return {
    title: review.title,
    levels: review.levels,
    lineCount: lines.length,
    progress: progressOf(places),
    windows: windows.map((window) => {
      const first = review.nodes.get(window.nodes[0] ?? '');
      const inside = [
        ...window.nodes.map((id) => review.nodes.get(id)!),
        ...review.texts.filter((text) => textsIn(window, text.node)),
      ];
      return {
        id: window.id,
        title: titleOf(review, window),
        level: first?.level ?? null,
        progress: progressOf(inside),
        current: window === current,
      };
    }),
    windowId: current.id,
    nodes,
    texts,
    lines: shownLines({ review, lines, shown }),
    shown,
    before: shown.from > (lines[0]?.n ?? 1) ? Math.max(1, shown.from - 60) : null,
    after: shown.to < end ? shown.to + 1 : null,
    unusedHere: unused.filter((range) => range.from <= shown.to && shown.from <= range.to),
    unusedTotal: unused.length,
    next: {
      unsure: nextOf(places, place?.id ?? null, (entry) => placeState(entry as ReviewNode) === 'unsure'),
      open: nextOf(places, place?.id ?? null, (entry) => !entry.checked),
    },
    chosen: place === null ? null : chosenOf(review, place.id),
  };
}

function windowsWithTexts(review: Review, lines: readonly SourceLine[]): ReviewWindow[] {
  const windows = windowsOf(review, lines);
  const loose = review.texts.filter((text) => text.node === null);
  const end = lines.at(-1)?.n ?? 1;
  if (loose.length > 0 || windows.length === 0) {
    const held = loose.map((text) => ({ ...text, parent: null }) as unknown as ReviewNode);
    windows.push({ id: textWindow, root: textWindow, nodes: [], lines: mainRange(held, end) });
  }
  return windows;
}

const textsIn = (window: ReviewWindow, node: string | null): boolean =>
  node === null ? window.id === textWindow : window.nodes.includes(node);

function placeOf(review: Review, id: string | null): { id: string; source: LineRange[]; node: string | null } | null {
  if (id === null) return null;
  const node = review.nodes.get(id);
  if (node) return { id, source: node.source, node: id };
  const text = review.texts.find((entry) => entry.id === id);
  return text ? { id, source: text.source, node: text.node } : null;
}

const holds = (window: ReviewWindow, place: { node: string | null }): boolean => textsIn(window, place.node);

function titleOf(review: Review, window: ReviewWindow): string {
  if (window.id === textWindow) return 'Texte der Strategie';
  const first = review.nodes.get(window.nodes[0]!)!;
  if (first.parent === null && window.nodes.length > 1 && window.nodes.every((id) => review.nodes.get(id)!.parent === null)) {
    const last = review.nodes.get(window.nodes.at(-1)!)!;
    return `${nameOf(first)} bis ${nameOf(last)}`;
  }
  const root = review.nodes.get(window.root)!;
  return first === root ? nameOf(root) : `${nameOf(root)}, ab ${nameOf(first)}`;
}

const nameOf = (node: ReviewNode): string => [node.number, node.title].filter((part) => part !== null && part !== '').join(' ');

/** The window's lines, or where the person asked to look, or where the chosen place is printed if that lies elsewhere. */
function shownRange(input: {
  lines: readonly SourceLine[];
  window: ReviewWindow;
  line: number | null;
  place: { source: LineRange[] } | null;
}): LineRange {
  const { lines, window, line, place } = input;
  const end = lines.at(-1)?.n ?? 1;
  const cut = (range: LineRange): LineRange => ({ from: range.from, to: Math.min(end, range.to, range.from + lineLimit - 1) });
  if (line !== null) return cut({ from: Math.min(line, end), to: line + 59 });
  const own = cut(window.lines);
  if (!place || place.source.length === 0 || place.source.some((range) => range.from <= own.to && own.from <= range.to))
    return own;
  const from = Math.max(1, place.source.at(-1)!.from - 5);
  return cut({ from, to: from + 59 });
}

function shownLines(input: { review: Review; lines: readonly SourceLine[]; shown: LineRange }): ShownLine[] {
  const { review, lines, shown } = input;
  const owners = new Map<number, ShownLine['owners']>();
  const add = (
    place: { id: string; no: number; source: LineRange[]; checked: boolean; unsure: unknown[] },
    level: number | null,
  ): void => {
    for (const range of place.source) {
      for (let n = Math.max(range.from, shown.from); n <= Math.min(range.to, shown.to); n += 1) {
        const owner = { id: place.id, no: place.no, level, unsure: !place.checked && place.unsure.length > 0 };
        owners.set(n, [...(owners.get(n) ?? []), owner]);
      }
    }
  };
  for (const node of walkReview(review)) add(node, node.level);
  for (const text of review.texts) add(text, null);
  let before = '';
  return lines
    .filter((line) => line.n >= shown.from && line.n <= shown.to && line.text.trim() !== '')
    .map((line) => {
      const held = owners.get(line.n) ?? [];
      const key = held.map((owner) => owner.id).join(' ');
      const lead = key !== '' && key !== before;
      before = key;
      return { n: line.n, text: line.text.trim(), page: line.page ?? null, owners: held, lead };
    });
}

function shownNode(review: Review, node: ReviewNode): ShownNode {
  const { children, ...rest } = node;
  return {
    ...rest,
    depth: ancestorsOf(review, node).length,
    state: placeState(node),
    levelName: review.levels[node.level] ?? '',
    below: children.length,
  };
}

export function progressOf(places: Iterable<Place>): ReviewProgress {
  const progress = { checked: 0, unsure: 0, open: 0, total: 0 };
  for (const place of places) {
    progress[placeState(place as ReviewNode)] += 1;
    progress.total += 1;
  }
  return progress;
}

/** The next place of a kind behind the chosen one; from the top again when there is none behind it. */
function nextOf(places: readonly Place[], from: string | null, wanted: (place: Place) => boolean): string | null {
  const at = places.findIndex((place) => place.id === from);
  const found = places.slice(at + 1).find(wanted) ?? places.slice(0, Math.max(0, at)).find(wanted);
  return found?.id ?? null;
}

function chosenOf(review: Review, id: string): ReviewPage['chosen'] {
  const node = review.nodes.get(id);
  if (!node) return { id, kind: 'text', previous: null, parent: null, following: null, parents: [], position: 0, siblings: 0 };
  const siblings = siblingsOf(review, node.parent);
  const position = siblings.indexOf(id);
  const previous = previousOf(review, node);
  const following = siblings[position + 1];
  const parents = [...walkReview(review)].filter(
    (other) => other.level < node.level && !ancestorsOf(review, other).includes(node),
  );
  return {
    id,
    kind: 'node',
    previous: previous ? refOf(previous) : null,
    following: following === undefined ? null : refOf(review.nodes.get(following)!),
    parent: node.parent === null ? null : refOf(review.nodes.get(node.parent)!),
    parents: parents.map(refOf),
    position,
    siblings: siblings.length,
  };
}

const refOf = ({ id, no, level, number, title }: ReviewNode): PlaceRef => ({ id, no, level, number, title });

/** Actions that change the shape of the tree. Each checks everything before it changes anything. */
import type { Review, ReviewAction, ReviewNode } from '../../../review.ts';
import { mergeRanges } from '../reading/finish.ts';
import { cleanInline } from '../reading/clean.ts';
import { gone, type ReviewFault } from './fault.ts';
import { ancestorsOf, siblingsOf, walkReview } from './walk.ts';

type Of<D extends ReviewAction['do']> = Extract<ReviewAction, { do: D }>;

const wordOf = (review: Review, level: number): string => review.levels[level] ?? `Ebene ${level + 1}`;

function takeOut(review: Review, node: ReviewNode): void {
  const siblings = siblingsOf(review, node.parent);
  siblings.splice(siblings.indexOf(node.id), 1);
}

function putIn(review: Review, node: ReviewNode, parent: string | null, position: number): void {
  node.parent = parent;
  siblingsOf(review, parent).splice(position, 0, node.id);
}

/**
 * Gives a node another level, as in an outline: raised, it stands behind the ancestor that it caught up with and takes
 * along what followed it and now lies below; lowered, it goes below the sibling before it, and what can no longer
 * lie below it follows it.
 */
export function relabel(review: Review, action: Of<'relabel'>): ReviewFault | null {
  const node = review.nodes.get(action.node);
  if (!node) return gone;
  const { level } = action;
  if (level < 0 || level >= review.levels.length)
    return { code: 'unknown-level', message: 'Diese Ebene gibt es in der Strategie nicht.' };
  const lowered = level > node.level;
  node.level = level;
  node.checked = true;
  while (node.parent !== null && review.nodes.get(node.parent)!.level >= level) {
    const parent = review.nodes.get(node.parent)!;
    const at = parent.children.indexOf(node.id);
    const following = parent.children.slice(at + 1);
    parent.children.length = at;
    const below = following.filter((id) => review.nodes.get(id)!.level > level);
    const beside = following.filter((id) => !below.includes(id));
    for (const id of below) review.nodes.get(id)!.parent = node.id;
    node.children.push(...below);
    parent.children.push(...beside);
    putIn(review, node, parent.parent, siblingsOf(review, parent.parent).indexOf(parent.id) + 1);
  }
  const tooHigh = node.children.filter((id) => review.nodes.get(id)!.level <= level);
  if (tooHigh.length > 0) {
    const at = siblingsOf(review, node.parent).indexOf(node.id);
    node.children = node.children.filter((id) => !tooHigh.includes(id));
    for (const [index, id] of tooHigh.entries()) putIn(review, review.nodes.get(id)!, node.parent, at + 1 + index);
  }
  if (lowered) {
    let host = siblingsOf(review, node.parent)[siblingsOf(review, node.parent).indexOf(node.id) - 1];
    let under: ReviewNode | null = null;
    while (host !== undefined && review.nodes.get(host)!.level < level) {
      under = review.nodes.get(host)!;
      host = under.children.at(-1);
    }
    if (under) {
      takeOut(review, node);
      putIn(review, node, under.id, under.children.length);
    }
  }
  return null;
}

/** Hangs a node below another parent, or elsewhere among its siblings. */
export function move(review: Review, action: Of<'move'>): ReviewFault | null {
  const node = review.nodes.get(action.node);
  const parent = action.parent === null ? null : review.nodes.get(action.parent);
  if (!node || parent === undefined) return gone;
  if (parent) {
    if (parent === node || ancestorsOf(review, parent).includes(node)) {
      return { code: 'cycle', message: 'Eine Stelle kann nicht unter sich selbst liegen.' };
    }
    if (parent.level >= node.level) {
      return {
        code: 'level-not-below',
        message: `${wordOf(review, node.level)} liegt nicht unter ${wordOf(review, parent.level)}. Ändern Sie erst die Ebene.`,
      };
    }
  }
  takeOut(review, node);
  const siblings = siblingsOf(review, action.parent);
  putIn(review, node, action.parent, Math.min(Math.max(0, action.position), siblings.length));
  node.checked = true;
  return null;
}

/** Makes two nodes one: title, further text or a step of the other; facts and lines go along. */
export function merge(review: Review, action: Of<'merge'>): ReviewFault | null {
  const node = review.nodes.get(action.node);
  const into = review.nodes.get(action.into);
  if (!node || !into) return gone;
  if (node === into || ancestorsOf(review, into).includes(node)) {
    return { code: 'cycle', message: 'Eine Stelle kann nicht mit sich selbst oder mit etwas darunter verbunden werden.' };
  }
  if (node.children.some((id) => review.nodes.get(id)!.level <= into.level)) {
    return {
      code: 'level-not-below',
      message: `Darunter liegen Stellen, die nicht unter ${wordOf(review, into.level)} passen. Verschieben Sie diese zuerst.`,
    };
  }
  takeOut(review, node);
  for (const id of node.children) review.nodes.get(id)!.parent = into.id;
  into.children.push(...node.children);
  review.nodes.delete(node.id);
  const whole = node.number === null || action.as === 'title' ? node.title : `${node.number} ${node.title}`;
  if (action.as === 'title') into.title = cleanInline(`${into.title} ${node.title}`);
  else if (action.as === 'paragraph') into.text = joinTexts(into.text, whole);
  else into.steps = [...into.steps, node.title];
  into.text = joinTexts(into.text, node.text);
  into.steps = [...into.steps, ...node.steps];
  into.status = [...into.status, ...node.status];
  into.responsible = union(into.responsible, node.responsible);
  into.partners = union(into.partners, node.partners);
  into.targetGroups = union(into.targetGroups, node.targetGroups);
  into.kind ??= node.kind;
  into.horizon ??= node.horizon;
  into.period ??= node.period;
  into.source = mergeRanges([...into.source, ...node.source]);
  into.checked = true;
  for (const text of review.texts) if (text.node === node.id) text.node = into.id;
  return null;
}

/** Makes several nodes of one, one per title. The first keeps number, text and what lies below; facts and lines hold for all. */
export function split(review: Review, action: Of<'split'>): ReviewFault | null {
  const node = review.nodes.get(action.node);
  if (!node) return gone;
  const titles = action.titles.map((title) => title.trim()).filter((title) => title !== '');
  if (titles.length < 2) return { code: 'too-few', message: 'Zum Teilen braucht es mindestens zwei Titel, einen je Zeile.' };
  node.title = titles[0]!;
  node.checked = true;
  let at = siblingsOf(review, node.parent).indexOf(node.id) + 1;
  for (const title of titles.slice(1)) {
    const made: ReviewNode = {
      ...node,
      id: freeId(review, node.id),
      no: review.nextNo++,
      children: [],
      number: null,
      title,
      text: '',
      steps: [],
      status: [],
      source: node.source.map((range) => ({ ...range })),
      unsure: [],
    };
    review.nodes.set(made.id, made);
    putIn(review, made, node.parent, at++);
  }
  return null;
}

/** Takes a node out of the draft; its lines are unused from then on unless others hold them too. */
export function drop(review: Review, action: Of<'drop'>): ReviewFault | null {
  const node = review.nodes.get(action.node);
  if (!node) return gone;
  const going = new Set(action.children === 'drop' ? [...walkReview(review, [node.id])].map((entry) => entry.id) : [node.id]);
  const at = siblingsOf(review, node.parent).indexOf(node.id);
  takeOut(review, node);
  if (action.children === 'keep') {
    for (const [index, id] of node.children.entries()) putIn(review, review.nodes.get(id)!, node.parent, at + index);
  }
  for (const id of going) review.nodes.delete(id);
  for (const text of review.texts) if (text.node !== null && going.has(text.node)) text.node = node.parent;
  return null;
}

/** An id that is free in this review; the same actions give the same ids. */
export function freeId(review: Review, base: string): string {
  for (let count = 2; ; count += 1) {
    const id = `${base}.${count}`;
    if (!review.nodes.has(id)) return id;
  }
}

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])];

const joinTexts = (one: string, other: string): string => [one, other].filter((part) => part !== '').join('\n\n');

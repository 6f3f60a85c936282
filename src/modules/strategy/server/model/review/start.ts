/** The draft of the reader as a person begins to review it. */
import type { Draft, DraftNode, DraftUnsure } from '../../../draft.ts';
import type { Review, ReviewNode } from '../../../review.ts';
import { doubtsOf } from './doubts.ts';
import { stateOfWords } from './state-of-words.ts';

/**
 * Lays the draft out flat, numbers every place in the order of the draft and adds the questions that only the whole
 * document shows. The draft itself is left as it is.
 */
export function startReview(draft: Draft): Review {
  const review: Review = {
    title: draft.title,
    levels: [...draft.levels],
    nodes: new Map(),
    roots: [],
    texts: [],
    units: new Map(),
    nextNo: 1,
  };
  const lay = (given: DraftNode, parent: string | null): string => {
    const node: ReviewNode = {
      id: given.id,
      no: review.nextNo++,
      parent,
      children: [],
      level: given.level,
      number: given.number,
      title: given.title,
      text: given.text,
      kind: given.kind,
      responsible: [...given.responsible],
      partners: [...given.partners],
      targetGroups: [...given.targetGroups],
      horizon: given.horizon,
      period: given.period,
      steps: [...given.steps],
      status: given.status.map((status) => ({ ...status, state: stateOfWords(status.text) })),
      toBeDeveloped: false,
      source: given.source.map((range) => ({ ...range })),
      unsure: [...given.unsure],
      checked: false,
    };
    review.nodes.set(node.id, node);
    node.children = given.children.map((child) => lay(child, node.id));
    return node.id;
  };
  review.roots = draft.nodes.map((node) => lay(node, null));
  for (const text of draft.texts) {
    review.texts.push({
      id: text.id === '' || review.nodes.has(text.id) ? `t-${text.id}` : text.id,
      no: review.nextNo++,
      kind: text.kind,
      title: text.title,
      items: [...text.items],
      source: text.source.map((range) => ({ ...range })),
      node: text.node,
      unsure: [...text.unsure],
      checked: false,
    });
  }
  const doubts = doubtsOf(review);
  for (const [id, questions] of doubts) {
    const node = review.nodes.get(id);
    if (node) node.unsure = withoutDoubles([...node.unsure, ...questions]);
  }
  return review;
}

const withoutDoubles = (questions: DraftUnsure[]): DraftUnsure[] =>
  questions.filter((question, index) => questions.findIndex((other) => other.reason === question.reason) === index);

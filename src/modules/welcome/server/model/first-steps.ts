import { stepTimes, type Answers, type StepRule, type StepTime } from '../../contract-steps.ts';

type Step = { key: string; when: StepTime; position: number; rule: StepRule; after: readonly string[] };

/** Whether a step is for somebody who came so, with these children. */
export function concerns(rule: StepRule, answers: Pick<Answers, 'way' | 'children'>): boolean {
  if (!rule.ways.includes(answers.way)) return false;
  if (rule.children === 'none-needed') return true;
  return rule.children === 'any' ? answers.children.length > 0 : answers.children.includes(rule.children);
}

/**
 * The steps of one reader in the order in which they are to be done: by time, then as the county ordered them, but never
 * before a step that has to come first. What waits for a step that is not theirs waits for nothing.
 */
export function personalSteps<S extends Step>(input: { steps: readonly S[]; answers: Pick<Answers, 'way' | 'children'> }): S[] {
  const own = input.steps
    .filter((step) => concerns(step.rule, input.answers))
    .toSorted((one, other) => stepTimes.indexOf(one.when) - stepTimes.indexOf(other.when) || one.position - other.position);
  const keys = new Set(own.map(({ key }) => key));
  const ordered: S[] = [];
  const placed = new Set<string>();
  let waiting = own;
  while (waiting.length > 0) {
    const ready = waiting.find((step) => step.after.every((key) => placed.has(key) || !keys.has(key)));
    // Steps that wait for each other: the first one has to be done somehow.
    const next = ready ?? waiting[0]!;
    ordered.push(next);
    placed.add(next.key);
    waiting = waiting.filter((step) => step !== next);
  }
  return ordered;
}

import type { DecisionKind, DecisionState, DecisionTelling } from '../../contract.ts';
import type { PaperOutcome } from '#modules/network/contract.ts';

/** What became of a decision. One whose measure was deleted waits again: nothing that a body gave is lost with it. */
export function stateOfDecision(input: { node: { deleted: boolean } | null; answered: boolean }): DecisionState {
  if (input.node !== null && !input.node.deleted) return 'measure';
  if (input.answered) return 'answered';
  return input.node === null ? 'open' : 'lost';
}

/**
 * How a decision is told. What its paper came to weighs more than what was recorded: a paper that was only noted is never
 * told as decided, also where its result was put right afterwards.
 */
export function tellingOf(input: { kind: DecisionKind; outcome: PaperOutcome['kind'] | null }): DecisionTelling {
  const { kind, outcome } = input;
  if (outcome === 'noted' || outcome === 'withdrawn' || outcome === 'rejected') return outcome;
  if (kind !== 'decision') return kind;
  return outcome ?? 'adopted';
}

import { describe, expect, it } from 'vitest';
import { decisionKinds } from '../../contract.ts';
import { stateOfDecision, tellingOf } from './decision.ts';

describe('the state of a decision', () => {
  it.each([
    ['nothing happened', { node: null, answered: false }, 'open'],
    ['a measure', { node: { deleted: false }, answered: false }, 'measure'],
    ['an answer', { node: null, answered: true }, 'answered'],
    ['a measure that was deleted', { node: { deleted: true }, answered: false }, 'lost'],
    ['a deleted measure and an answer', { node: { deleted: true }, answered: true }, 'answered'],
  ] as const)('%s', (_, input, state) => {
    expect(stateOfDecision(input)).toBe(state);
  });
});

describe('how a decision is told', () => {
  it('is never decided where its paper was only noted', () => {
    for (const kind of decisionKinds) expect(tellingOf({ kind, outcome: 'noted' })).toBe('noted');
  });

  it.each([
    ['decision', null, 'adopted'],
    ['decision', 'adopted', 'adopted'],
    ['decision', 'adopted-with-changes', 'adopted-with-changes'],
    ['decision', 'open', 'open'],
    ['decision', 'rejected', 'rejected'],
    ['mandate', 'adopted', 'mandate'],
    ['mandate', null, 'mandate'],
    ['impulse', 'withdrawn', 'withdrawn'],
  ] as const)('%s with a paper that is %s', (kind, outcome, telling) => {
    expect(tellingOf({ kind, outcome })).toBe(telling);
  });
});

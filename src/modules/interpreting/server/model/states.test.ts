import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignmentEvents,
  assignmentOutcomes,
  assignmentSides,
  assignmentStates,
  assignmentStateWords,
  type AssignmentEvent,
  type AssignmentOutcome,
  type AssignmentSide,
  type AssignmentState,
} from '../../contract-states.ts';
import { nextState, outcomeAfter } from './states.ts';

/** Every state by every event and side, those that agree in one line. */
function tableOf(state: AssignmentState, outcome: AssignmentOutcome | null): string {
  const lines = assignmentEvents.map((event) => {
    const answers = Map.groupBy(assignmentSides, (by) => {
      const next = nextState({ state, event, by, outcome });
      return next.ok ? `-> ${next.state}` : next.refusal.code;
    });
    const words = [...answers].map(([answer, sides]) => (answers.size === 1 ? answer : `${sides.join(' ')} ${answer}`));
    return `  ${event.padEnd(20)}${words.toSorted((one, other) => Number(other.includes('->')) - Number(one.includes('->'))).join('; ')}`;
  });
  return [`${state} (${assignmentStateWords[state]})${outcome ? `, ended as ${outcome}` : ''}`, ...lines].join('\n');
}

/** How an assignment in this state can have ended. */
const outcomesOf = (state: AssignmentState): (AssignmentOutcome | null)[] =>
  state === 'approved'
    ? ['done', 'cancelled-by-client', 'cancelled-by-office', 'no-show-client']
    : [outcomeAfter({ state, outcome: 'done' })];

describe('an assignment', () => {
  it('goes from state to state as the table says, and no other way', async () => {
    const tables = assignmentStates.flatMap((state) => outcomesOf(state).map((outcome) => tableOf(state, outcome)));
    await expect(`${tables.join('\n\n')}\n`).toMatchFileSnapshot('states.txt');
  });

  it('refuses in words that name what is meant', () => {
    for (const state of assignmentStates) {
      for (const event of assignmentEvents) {
        for (const by of assignmentSides) {
          const next = nextState({ state, event, by });
          if (next.ok) continue;
          expect(next.refusal.message).toMatch(/^[A-ZÄÖÜ„].{20,}\.$/);
          expect(next.refusal.message).not.toMatch(/[a-z]-by-|undefined/);
        }
      }
    }
  });

  it('cannot be released by who approved it', () => {
    const release = { state: 'approved', event: 'release', by: 'office' } as const;
    expect(nextState({ ...release, sameHand: false })).toEqual({ ok: true, state: 'released' });
    expect(nextState({ ...release, sameHand: true })).toMatchObject({ ok: false, refusal: { code: 'four-eyes' } });
  });

  it.each([
    ['signed twice', 'countersigned', 'countersign', 'client', 'again'],
    ['signed again when approved', 'approved', 'countersign', 'client', 'again'],
    ['submitted twice', 'sheet-submitted', 'submit-sheet', 'interpreter', 'again'],
    ['submitted again when signed', 'countersigned', 'submit-sheet', 'interpreter', 'again'],
    ['signed before it is submitted', 'done', 'countersign', 'client', 'not-now'],
    ['signed by the wrong side', 'sheet-submitted', 'countersign', 'interpreter', 'wrong-side'],
    ['signed by the office for the client', 'sheet-submitted', 'countersign', 'office', 'wrong-side'],
    ['submitted by the client', 'done', 'submit-sheet', 'client', 'wrong-side'],
    ['signed after settlement', 'paid', 'countersign', 'client', 'settled'],
    ['corrected after release', 'released', 'correct', 'office', 'settled'],
  ] as const)('refuses a sheet that is %s', (_words, state, event, by, code) => {
    expect(nextState({ state, event, by, outcome: 'done' })).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each(['accepted', 'confirmed', 'done', 'paid'] as const)('is lost to who accepts late (%s)', (state) => {
    const next = nextState({ state, event: 'accept', by: 'interpreter' });
    expect(next).toMatchObject({ ok: false, refusal: { code: state === 'paid' ? 'settled' : 'taken' } });
  });

  type Step = { event: AssignmentEvent; by: AssignmentSide; to: AssignmentState };
  /** All that may be done now. */
  const choices = (state: AssignmentState, outcome: AssignmentOutcome | null): Step[] =>
    assignmentEvents.flatMap((event) =>
      assignmentSides.flatMap((by) => {
        const next = nextState({ state, event, by, outcome });
        return next.ok ? [{ event, by, to: next.state }] : [];
      }),
    );
  /** Goes on by what may be done, as the numbers choose. */
  const walk = (numbers: readonly number[]) => {
    let state: AssignmentState = 'requested';
    let outcome: AssignmentOutcome | null = null;
    const steps: Step[] = [];
    for (const number of numbers) {
      const here = choices(state, outcome);
      if (here.length === 0) break;
      const step: Step = here[number % here.length]!;
      steps.push(step);
      state = step.to;
      outcome = outcomeAfter({ state, outcome });
    }
    return { outcome, steps };
  };
  const numbers = fc.array(fc.nat({ max: 10_000 }), { minLength: 60, maxLength: 120, size: 'max' });

  it('can come into every state, and comes to rest only where nothing is owed', () => {
    const seen = new Map<string, AssignmentState>();
    const waiting: { state: AssignmentState; outcome: AssignmentOutcome | null }[] = [{ state: 'requested', outcome: null }];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const key = `${one.state} ${one.outcome}`;
      if (seen.has(key)) continue;
      seen.set(key, one.state);
      for (const { to } of choices(one.state, one.outcome))
        waiting.push({ state: to, outcome: outcomeAfter({ state: to, outcome: one.outcome }) });
    }
    expect([...new Set(seen.values())].toSorted()).toEqual(assignmentStates.toSorted());
    expect(
      assignmentStates.filter((state) => outcomesOf(state).every((outcome) => choices(state, outcome).length === 0)),
    ).toEqual(['withdrawn', 'paid']);
  });

  it('is paid only what two approved since it was last changed, and what was signed or a rule owes (property)', () => {
    let paidOnes = 0;
    fc.assert(
      fc.property(numbers, (chosen) => {
        const { steps, outcome } = walk(chosen);
        const events = steps.map(({ event }) => event);
        if (!events.includes('pay')) return;
        paidOnes += 1;
        expect(events.slice(-2)).toEqual(['release', 'pay']);
        expect(['done', 'cancelled-by-client', 'cancelled-by-office', 'no-show-client']).toContain(outcome);
        const changed = Math.max(
          ...(['sheet-submitted', 'done', 'confirmed'] as const).map((to) => steps.findLastIndex((step) => step.to === to)),
        );
        const since = events.slice(changed + 1);
        expect(since).toContain('approve');
        if (outcome === 'done') expect(since.some((event) => event === 'countersign' || event === 'enter-paper')).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(paidOnes).toBeGreaterThan(20);
  });

  it('is signed by each side for itself alone (property)', () => {
    fc.assert(
      fc.property(numbers, (chosen) => {
        for (const { event, by } of walk(chosen).steps) {
          if (event === 'submit-sheet') expect(by).toBe('interpreter');
          if (event === 'countersign' || event === 'object') expect(by).toBe('client');
          if (event === 'pay') expect(by).toBe('cashier');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('remembers how it ended until it begins anew', () => {
    for (const end of assignmentOutcomes) expect(outcomeAfter({ state: end, outcome: null })).toBe(end);
    expect(outcomeAfter({ state: 'paid', outcome: 'no-show-client' })).toBe('no-show-client');
    expect(outcomeAfter({ state: 'requested', outcome: 'cancelled-by-interpreter' })).toBeNull();
  });
});

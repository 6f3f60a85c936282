import {
  assignmentEventWords,
  assignmentOutcomes,
  assignmentSideWords,
  assignmentStateWords,
  boundStates,
  openStates,
  type AssignmentEvent,
  type AssignmentOutcome,
  type AssignmentRefusal,
  type AssignmentSide,
  type AssignmentState,
} from '../../contract-states.ts';

type Transition = {
  event: AssignmentEvent;
  from: readonly AssignmentState[];
  by: readonly AssignmentSide[];
  to: AssignmentState;
  /** Only where it ended so. */
  outcome?: AssignmentOutcome;
};

/** Ends for which the county's rules may owe an allowance though nobody interpreted. */
const owedWithoutSheet = [
  'cancelled-by-client',
  'cancelled-by-office',
  'no-show-client',
] as const satisfies readonly AssignmentOutcome[];

/** Whoever is ill phones the office: it may enter what the sides tell it, but signs for neither. */
const transitions: readonly Transition[] = [
  { event: 'offer', from: ['requested', 'offered'], by: ['office', 'system'], to: 'offered' },
  { event: 'accept', from: ['offered'], by: ['interpreter', 'office'], to: 'accepted' },
  { event: 'decline', from: ['offered'], by: ['interpreter', 'office'], to: 'offered' },
  { event: 'decline-all', from: ['offered'], by: ['office', 'system'], to: 'requested' },
  { event: 'turn-down', from: ['accepted'], by: ['office'], to: 'requested' },
  { event: 'confirm', from: ['accepted'], by: ['office', 'system'], to: 'confirmed' },
  { event: 'run-out', from: ['requested', 'offered'], by: ['office', 'system'], to: 'unfilled' },
  { event: 'withdraw', from: ['requested', 'offered', 'unfilled'], by: ['client', 'office'], to: 'withdrawn' },

  { event: 'cancel-client', from: ['accepted', 'confirmed'], by: ['client', 'office'], to: 'cancelled-by-client' },
  { event: 'cancel-interpreter', from: ['accepted', 'confirmed'], by: ['interpreter', 'office'], to: 'cancelled-by-interpreter' },
  {
    event: 'cancel-office',
    from: ['requested', 'offered', 'accepted', 'confirmed'],
    by: ['office'],
    to: 'cancelled-by-office',
  },
  { event: 'miss-client', from: ['confirmed'], by: ['interpreter', 'office'], to: 'no-show-client' },
  { event: 'miss-interpreter', from: ['confirmed'], by: ['client', 'office'], to: 'no-show-interpreter' },
  { event: 'finish', from: ['confirmed'], by: ['client', 'interpreter', 'office', 'system'], to: 'done' },

  { event: 'submit-sheet', from: ['done'], by: ['interpreter'], to: 'sheet-submitted' },
  { event: 'countersign', from: ['sheet-submitted'], by: ['client'], to: 'countersigned' },
  { event: 'object', from: ['sheet-submitted'], by: ['client'], to: 'done' },
  { event: 'enter-paper', from: ['done', 'sheet-submitted'], by: ['office'], to: 'countersigned' },
  { event: 'correct', from: ['sheet-submitted', 'countersigned'], by: ['interpreter', 'office'], to: 'sheet-submitted' },
  { event: 'correct', from: ['approved'], by: ['office'], to: 'sheet-submitted', outcome: 'done' },

  { event: 'approve', from: ['countersigned', ...owedWithoutSheet], by: ['office'], to: 'approved' },
  { event: 'release', from: ['approved'], by: ['office'], to: 'released' },
  { event: 'pay', from: ['released'], by: ['cashier'], to: 'paid' },

  { event: 'reopen', from: ['unfilled', 'cancelled-by-interpreter'], by: ['office', 'system'], to: 'requested' },
  { event: 'reopen', from: ['done', 'no-show-client', 'no-show-interpreter'], by: ['office'], to: 'confirmed' },
  { event: 'reopen', from: ['approved'], by: ['office'], to: 'countersigned', outcome: 'done' },
  ...owedWithoutSheet.map((outcome): Transition => ({
    event: 'reopen',
    from: ['approved'],
    by: ['office'],
    to: outcome,
    outcome,
  })),
  { event: 'reopen', from: ['released'], by: ['office'], to: 'approved' },
];

export type Refusal = { code: AssignmentRefusal; message: string };
export type Next = { ok: true; state: AssignmentState } | { ok: false; refusal: Refusal };

const settled: readonly AssignmentState[] = ['released', 'paid'];
/** The way of a conversation that took place: what lies behind is done already. */
const way: readonly AssignmentState[] = ['done', 'sheet-submitted', 'countersigned', 'approved'];
const onTheWay: readonly AssignmentEvent[] = ['finish', 'submit-sheet', 'countersign', 'enter-paper', 'approve'];
const taken: readonly AssignmentState[] = ['accepted', 'confirmed', ...way];
const over: readonly AssignmentState[] = assignmentOutcomes.filter((state) => state !== 'done');

/**
 * What becomes of an assignment, or why not.
 * @param outcome how it ended, where it has
 * @param sameHand who acts now did the step before that other eyes must follow: `approve` before `release`
 */
export function nextState(input: {
  state: AssignmentState;
  event: AssignmentEvent;
  by: AssignmentSide;
  outcome?: AssignmentOutcome | null;
  sameHand?: boolean;
}): Next {
  const { state, event, by, outcome = null, sameHand = false } = input;
  const here = transitions.filter(
    (one) => one.event === event && one.from.includes(state) && (one.outcome === undefined || one.outcome === outcome),
  );
  const found = here.find((one) => one.by.includes(by));
  if (found && !(event === 'release' && sameHand)) return { ok: true, state: found.to };
  return { ok: false, refusal: found ? refusals['four-eyes'](input) : refuse(input, here) };
}

type Asked = { state: AssignmentState; event: AssignmentEvent; outcome?: AssignmentOutcome | null };

function refuse(asked: Asked, here: readonly Transition[]): Refusal {
  const { state, event, outcome = null } = asked;
  if (here.length > 0) {
    const sides = [...new Set(here.flatMap((one) => one.by))].map((side) => assignmentSideWords[side]);
    const words = sides.length === 1 ? sides[0]! : `${sides.slice(0, -1).join(', ')} oder ${sides.at(-1)!}`;
    return { code: 'wrong-side', message: `Das kann hier nur ${words} tun: „${assignmentEventWords[event]}“.` };
  }
  if (settled.includes(state)) return refusals.settled(asked);
  if (event === 'accept' && taken.includes(state)) return refusals.taken(asked);
  const isBehind = (to: AssignmentState): boolean =>
    to === state || (onTheWay.includes(event) && outcome === 'done' && way.includes(to) && way.indexOf(to) < way.indexOf(state));
  if (transitions.some((one) => one.event === event && isBehind(one.to))) return refusals.again(asked);
  if (over.includes(state)) return refusals.over(asked);
  return refusals['not-now'](asked);
}

const refusals: Readonly<Record<Exclude<AssignmentRefusal, 'wrong-side'>, (asked: Asked) => Refusal>> = {
  again: ({ state }) => ({
    code: 'again',
    message: `Das ist schon geschehen: Der Einsatz ist „${assignmentStateWords[state]}“.`,
  }),
  taken: () => ({ code: 'taken', message: 'Dieser Einsatz ist schon vergeben. Danke, dass Sie helfen wollten.' }),
  over: ({ state }) => ({
    code: 'over',
    message: `Dieser Einsatz findet nicht statt: „${assignmentStateWords[state]}“.`,
  }),
  settled: ({ state }) => ({
    code: 'settled',
    message: `Dieser Einsatz ist „${assignmentStateWords[state]}“ und lässt sich nicht mehr ändern.`,
  }),
  'four-eyes': () => ({
    code: 'four-eyes',
    message: 'Sie haben diesen Einsatz selbst geprüft. Freigeben muss ihn eine zweite Person.',
  }),
  'not-now': ({ state, event }) => ({
    code: 'not-now',
    message: `„${assignmentEventWords[event]}“ geht nicht, solange der Einsatz „${assignmentStateWords[state]}“ ist.`,
  }),
};

/** What is remembered of how it ended: set by an end, cleared where it is looked for or expected again. */
export function outcomeAfter(input: { state: AssignmentState; outcome: AssignmentOutcome | null }): AssignmentOutcome | null {
  const { state, outcome } = input;
  const end = assignmentOutcomes.find((one) => one === state);
  if (end) return end;
  const begun: readonly AssignmentState[] = [...openStates, ...boundStates];
  return begun.includes(state) ? null : outcome;
}

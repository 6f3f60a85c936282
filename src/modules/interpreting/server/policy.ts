import type { PolicyRow } from '#kernel/policy.ts';

/** Whoever runs a pool sees its requests and people: the staff of the unit or organisation, or the coordination where it runs one itself. */
const operators = [
  { who: 'coordinator', reach: 'county' },
  { who: 'unit-editor', reach: 'own-unit' },
  { who: 'organisation-editor', reach: 'own-organisation' },
  { who: 'system', reach: 'county' },
] as const;

/** Time sheets: the institution signs with its code, wherever it is typed in. Money is released by a second person and paid by a third. */
const settlers = [
  { who: 'coordinator', reach: 'county' },
  { who: 'unit-editor', reach: 'own-unit' },
  { who: 'organisation-editor', reach: 'own-organisation' },
] as const;

export const policy: readonly PolicyRow[] = [
  { action: 'interpreting.read-public', who: 'public', reach: 'county' },
  { action: 'interpreting.register', who: 'public', reach: 'county' },
  { action: 'interpreting.coordinate', who: 'coordinator', reach: 'county' },
  { action: 'interpreting.coordinate', who: 'system', reach: 'county' },
  { action: 'interpreting.read-figures', who: 'coordinator', reach: 'county' },
  { action: 'interpreting.read-figures', who: 'unit-editor', reach: 'county' },
  { action: 'interpreting.read-figures', who: 'committee-reader', reach: 'county' },
  { action: 'interpreting.read-figures', who: 'auditor', reach: 'county' },
  { action: 'interpreting.read-figures', who: 'organisation-editor', reach: 'county' },
  ...operators.map((operator) => ({ action: 'interpreting.run-pool', ...operator })),
  { action: 'interpreting.keep-requesters', who: 'coordinator', reach: 'county' },
  { action: 'interpreting.keep-requesters', who: 'unit-editor', reach: 'own-unit' },
  { action: 'interpreting.keep-requesters', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'interpreting.keep-requesters', who: 'system', reach: 'county' },
  { action: 'interpreting.request', who: 'link:interpreting-requester', reach: 'county' },
  { action: 'interpreting.talk', who: 'link:interpreting-requester', reach: 'county' },
  { action: 'interpreting.talk', who: 'link:interpreter', reach: 'county' },
  { action: 'interpreting.talk', who: 'link:interpreting-guest', reach: 'county' },
  { action: 'interpreting.own-page', who: 'link:interpreter', reach: 'county' },
  { action: 'interpreting.answer-offer', who: 'link:interpreting-offer', reach: 'county' },
  { action: 'interpreting.pass-on', who: 'system', reach: 'county' },
  { action: 'interpreting.follow-event', who: 'system', reach: 'county' },
  // Duties of a pool go to its own people, and not to a coordination that does not run it.
  { action: 'interpreting.mind-pool', who: 'unit-editor', reach: 'own-unit' },
  { action: 'interpreting.mind-pool', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'interpreting.load', who: 'system', reach: 'county' },
  { action: 'interpreting.read-calendar', who: 'link:interpreter-calendar', reach: 'county' },
  { action: 'interpreting.sign-with-code', who: 'public', reach: 'county' },
  ...settlers.map((settler) => ({ action: 'interpreting.settle', ...settler })),
  ...settlers.map((settler) => ({ action: 'interpreting.read-settled', ...settler })),
  { action: 'interpreting.read-settled', who: 'cashier', reach: 'county' },
  { action: 'interpreting.read-samples', who: 'coordinator', reach: 'county' },
  { action: 'interpreting.pay', who: 'cashier', reach: 'county' },
];

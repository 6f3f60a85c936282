import type { PolicyRow } from '#kernel/policy.ts';

/** Staff and advisers: whoever sends people on, and may read who sits at a desk. */
const advisers = ['coordinator', 'unit-editor', 'municipality-editor', 'organisation-editor', 'system'] as const;

/** Who may do what with desks, referrals, appointments and handing over. */
export const policy: readonly PolicyRow[] = [
  { action: 'guidance.read-public', who: 'public', reach: 'county' },
  ...advisers.map((who) => ({ action: 'guidance.advise', who, reach: 'county' as const })),
  { action: 'guidance.keep-desk', who: 'coordinator', reach: 'county' },
  { action: 'guidance.keep-desk', who: 'unit-editor', reach: 'own-unit' },
  { action: 'guidance.keep-desk', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'guidance.keep-desk', who: 'system', reach: 'county' },
  { action: 'guidance.ask-desks', who: 'system', reach: 'county' },
  { action: 'guidance.confirm-desk-by-link', who: 'link:desk', reach: 'county' },
  { action: 'guidance.read-figures', who: 'coordinator', reach: 'county' },
  { action: 'guidance.read-figures', who: 'unit-editor', reach: 'county' },
  { action: 'guidance.read-figures', who: 'committee-reader', reach: 'county' },
  { action: 'guidance.read-figures', who: 'auditor', reach: 'county' },
  { action: 'guidance.book', who: 'public', reach: 'county' },
  { action: 'guidance.keep-appointments', who: 'coordinator', reach: 'county' },
  { action: 'guidance.keep-appointments', who: 'unit-editor', reach: 'own-unit' },
  { action: 'guidance.keep-appointments', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'guidance.keep-appointments', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'guidance.keep-appointments', who: 'system', reach: 'county' },
  { action: 'guidance.hand-over', who: 'coordinator', reach: 'county' },
  { action: 'guidance.hand-over', who: 'unit-editor', reach: 'own-unit' },
  { action: 'guidance.hand-over', who: 'municipality-editor', reach: 'own-municipality' },
  // Whoever coordinates does not read what units hand each other.
  { action: 'guidance.receive-handover', who: 'unit-editor', reach: 'own-unit' },
  { action: 'guidance.receive-handover', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'guidance.read-needs', who: 'coordinator', reach: 'county' },
  { action: 'guidance.read-needs', who: 'system', reach: 'county' },
  { action: 'guidance.follow-event', who: 'system', reach: 'county' },
  { action: 'guidance.follow-units', who: 'system', reach: 'county' },
];

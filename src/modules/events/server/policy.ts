import type { PolicyRow } from '#kernel/policy.ts';

const keepers = [
  { who: 'coordinator', reach: 'county' },
  { who: 'unit-editor', reach: 'own-unit' },
  { who: 'municipality-editor', reach: 'own-municipality' },
  { who: 'system', reach: 'county' },
] as const;

/** Who may do what with events, series and registrations. Organisations keep their own; the coordination releases them. */
export const policy: readonly PolicyRow[] = [
  { action: 'events.read-public', who: 'public', reach: 'county' },
  { action: 'events.register', who: 'public', reach: 'county' },
  ...(['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor', 'system'] as const).map((who) => ({
    action: 'events.read-office',
    who,
    reach: 'county' as const,
  })),
  { action: 'events.read-office', who: 'organisation-editor', reach: 'own-organisation' },
  ...keepers.map((row) => ({ action: 'events.edit', ...row })),
  { action: 'events.edit', who: 'organisation-editor', reach: 'own-organisation' },
  ...keepers.map((row) => ({ action: 'events.release', ...row })),
  // Names of those who come: for whoever holds the event, and nobody else.
  ...keepers.map((row) => ({ action: 'events.read-registrations', ...row })),
  { action: 'events.read-registrations', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'events.manage-registrations', who: 'organisation-editor', reach: 'own-organisation' },
  ...keepers.map((row) => ({ action: 'events.manage-registrations', ...row })),
  { action: 'events.read-figures', who: 'coordinator', reach: 'county' },
  { action: 'events.read-figures', who: 'auditor', reach: 'county' },
  { action: 'events.read-figures', who: 'system', reach: 'county' },
  { action: 'events.manage-series', who: 'coordinator', reach: 'county' },
  { action: 'events.manage-series', who: 'system', reach: 'county' },
  { action: 'events.ask-for-entry', who: 'public', reach: 'county' },
  { action: 'events.submit-by-link', who: 'link:event-entry', reach: 'county' },
  { action: 'events.follow-units', who: 'system', reach: 'county' },
];

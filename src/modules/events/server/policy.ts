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
  ...(['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor', 'system'] as const).map((who) => ({
    action: 'events.read-office',
    who,
    reach: 'county' as const,
  })),
  { action: 'events.read-office', who: 'organisation-editor', reach: 'own-organisation' },
  ...keepers.map((row) => ({ action: 'events.edit', ...row })),
  { action: 'events.edit', who: 'organisation-editor', reach: 'own-organisation' },
  ...keepers.map((row) => ({ action: 'events.release', ...row })),
  { action: 'events.follow-units', who: 'system', reach: 'county' },
];

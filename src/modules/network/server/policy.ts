import type { PolicyRow } from '#kernel/policy.ts';

const readers = [
  'coordinator',
  'unit-editor',
  'municipality-editor',
  'organisation-editor',
  'committee-reader',
  'auditor',
  'system',
] as const;

/** Who may do what with organisations, bodies, meetings, papers, projects, places and responsible offices. */
export const policy: readonly PolicyRow[] = [
  { action: 'network.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'network.read-office', who, reach: 'county' as const })),
  { action: 'network.edit', who: 'coordinator', reach: 'county' },
  { action: 'network.edit', who: 'system', reach: 'county' },
  { action: 'network.keep-body', who: 'coordinator', reach: 'county' },
  { action: 'network.keep-body', who: 'unit-editor', reach: 'own-unit' },
  { action: 'network.keep-body', who: 'system', reach: 'county' },
  { action: 'network.keep-project', who: 'coordinator', reach: 'county' },
  { action: 'network.keep-project', who: 'unit-editor', reach: 'own-unit' },
  { action: 'network.keep-project', who: 'system', reach: 'county' },
  { action: 'network.keep-place', who: 'coordinator', reach: 'county' },
  { action: 'network.keep-place', who: 'unit-editor', reach: 'own-unit' },
  { action: 'network.keep-place', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'network.keep-place', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'network.keep-place', who: 'system', reach: 'county' },
  { action: 'network.keep-office', who: 'coordinator', reach: 'county' },
  { action: 'network.keep-office', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'network.keep-office', who: 'system', reach: 'county' },
  { action: 'network.run-review', who: 'system', reach: 'county' },
  { action: 'network.follow-units', who: 'system', reach: 'county' },
  { action: 'network.edit-own', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'network.invite-editor', who: 'coordinator', reach: 'county' },
  { action: 'network.invite-editor', who: 'system', reach: 'county' },
  { action: 'network.grant-editor', who: 'system', reach: 'county' },
];

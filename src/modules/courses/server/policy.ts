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

/** Who may do what with runs of courses. A run belongs to whoever runs its offer. */
export const policy: readonly PolicyRow[] = [
  { action: 'courses.read-public', who: 'public', reach: 'county' },
  { action: 'courses.wait', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'courses.read-office', who, reach: 'county' as const })),
  { action: 'courses.keep', who: 'coordinator', reach: 'county' },
  { action: 'courses.keep', who: 'unit-editor', reach: 'own-unit' },
  { action: 'courses.keep', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'courses.keep', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'courses.keep', who: 'system', reach: 'county' },
  { action: 'courses.run-queue', who: 'system', reach: 'county' },
];

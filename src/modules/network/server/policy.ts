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

/** Who may do what with organisations. */
export const policy: readonly PolicyRow[] = [
  ...readers.map((who) => ({ action: 'network.read-office', who, reach: 'county' as const })),
  { action: 'network.edit', who: 'coordinator', reach: 'county' },
  { action: 'network.edit', who: 'system', reach: 'county' },
];

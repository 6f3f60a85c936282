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

/** Who may do what with timetables. Ways are everybody's. */
export const policy: readonly PolicyRow[] = [
  { action: 'mobility.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'mobility.read-office', who, reach: 'county' as const })),
  { action: 'mobility.keep', who: 'coordinator', reach: 'county' },
  { action: 'mobility.keep', who: 'system', reach: 'county' },
  { action: 'mobility.read-in', who: 'system', reach: 'county' },
];

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

/** Who may do what with the directory of offers. */
export const policy: readonly PolicyRow[] = [
  { action: 'offers.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'offers.read-office', who, reach: 'county' as const })),
  { action: 'offers.keep', who: 'coordinator', reach: 'county' },
  { action: 'offers.keep', who: 'unit-editor', reach: 'own-unit' },
  { action: 'offers.keep', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'offers.keep', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'offers.keep', who: 'system', reach: 'county' },
  { action: 'offers.coordinate', who: 'coordinator', reach: 'county' },
  { action: 'offers.coordinate', who: 'system', reach: 'county' },
  { action: 'offers.keep-by-link', who: 'link:offer', reach: 'county' },
  { action: 'offers.run-review', who: 'system', reach: 'county' },
  { action: 'offers.record-coverage', who: 'system', reach: 'county' },
  { action: 'offers.follow-units', who: 'system', reach: 'county' },
];

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

/** Who may do what with Kitas and schools. Each belongs to whoever keeps it. */
export const policy: readonly PolicyRow[] = [
  { action: 'schools.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'schools.read-office', who, reach: 'county' as const })),
  { action: 'schools.keep', who: 'coordinator', reach: 'county' },
  { action: 'schools.keep', who: 'unit-editor', reach: 'own-unit' },
  { action: 'schools.keep', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'schools.keep', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'schools.keep', who: 'system', reach: 'county' },
  // The health office enters them; organisations do not read them.
  ...(['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor', 'system'] as const).map((who) => ({
    action: 'schools.read-findings',
    who,
    reach: 'county' as const,
  })),
  { action: 'schools.keep-findings', who: 'unit-editor', reach: 'own-unit' },
  { action: 'schools.keep-findings', who: 'system', reach: 'county' },
  { action: 'schools.manage', who: 'coordinator', reach: 'county' },
  { action: 'schools.manage', who: 'system', reach: 'county' },
  { action: 'schools.follow-units', who: 'system', reach: 'county' },
];

import type { PolicyRow } from '#kernel/policy.ts';

const readers = ['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor', 'system'] as const;

/** Who may do what with forms and materials: their unit keeps them, the coordination all of them. */
export const policy: readonly PolicyRow[] = [
  { action: 'materials.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'materials.read-office', who, reach: 'county' as const })),
  { action: 'materials.keep', who: 'coordinator', reach: 'county' },
  { action: 'materials.keep', who: 'unit-editor', reach: 'own-unit' },
  { action: 'materials.keep', who: 'system', reach: 'county' },
  { action: 'materials.follow-units', who: 'system', reach: 'county' },
];

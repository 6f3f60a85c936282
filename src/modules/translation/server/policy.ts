import type { PolicyRow } from '#kernel/policy.ts';

/** Who may do what at the translators' desk. */
export const policy: readonly PolicyRow[] = [
  { action: 'translation.read-desk', who: 'coordinator', reach: 'county' },
  { action: 'translation.read-desk', who: 'auditor', reach: 'county' },
  { action: 'translation.read-desk', who: 'translator', reach: 'own-languages' },
  { action: 'translation.read-desk', who: 'system', reach: 'county' },
  { action: 'translation.write', who: 'coordinator', reach: 'county' },
  { action: 'translation.write', who: 'translator', reach: 'own-languages' },
  { action: 'translation.write', who: 'system', reach: 'county' },
  { action: 'translation.manage', who: 'coordinator', reach: 'county' },
  { action: 'translation.manage', who: 'system', reach: 'county' },
];

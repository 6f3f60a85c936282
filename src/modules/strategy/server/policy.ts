import type { PolicyRow } from '#kernel/policy.ts';

/** Who may do what with strategies. */
export const policy: readonly PolicyRow[] = [
  { action: 'strategy.read-public', who: 'public', reach: 'county' },
  { action: 'strategy.read-office', who: 'coordinator', reach: 'county' },
  { action: 'strategy.read-office', who: 'unit-editor', reach: 'county' },
  { action: 'strategy.read-office', who: 'municipality-editor', reach: 'county' },
  { action: 'strategy.read-office', who: 'committee-reader', reach: 'county' },
  { action: 'strategy.read-office', who: 'auditor', reach: 'county' },
  { action: 'strategy.read-office', who: 'system', reach: 'county' },
  { action: 'strategy.create', who: 'coordinator', reach: 'county' },
  { action: 'strategy.create', who: 'system', reach: 'county' },
  { action: 'strategy.create', who: 'api:strategies:write', reach: 'county' },
  { action: 'strategy.adopt', who: 'coordinator', reach: 'county' },
  { action: 'strategy.adopt', who: 'system', reach: 'county' },
  { action: 'strategy.edit', who: 'coordinator', reach: 'county' },
  { action: 'strategy.edit', who: 'system', reach: 'county' },
  { action: 'strategy.import', who: 'coordinator', reach: 'county' },
  { action: 'strategy.import', who: 'system', reach: 'county' },
  { action: 'strategy.read-import', who: 'system', reach: 'county' },
  { action: 'strategy.follow-units', who: 'system', reach: 'county' },
  { action: 'strategy.write-status', who: 'coordinator', reach: 'county' },
  { action: 'strategy.write-status', who: 'unit-editor', reach: 'own-unit' },
  { action: 'strategy.write-status', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'strategy.write-status', who: 'system', reach: 'county' },
  { action: 'strategy.release-status', who: 'coordinator', reach: 'county' },
];

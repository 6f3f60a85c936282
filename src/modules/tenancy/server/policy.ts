import type { PolicyRow } from '#kernel/policy.ts';

const everyone = [
  'coordinator',
  'unit-editor',
  'municipality-editor',
  'organisation-editor',
  'committee-reader',
  'auditor',
  'translator',
  'cashier',
] as const;

/** Who may do what with counties, units, people and keys. */
export const policy: readonly PolicyRow[] = [
  { action: 'tenancy.read-public', who: 'public', reach: 'county' },
  { action: 'tenancy.create-county', who: 'platform-admin', reach: 'installation' },
  { action: 'tenancy.create-county', who: 'system', reach: 'installation' },
  ...everyone.map((who) => ({ action: 'tenancy.read-office', who, reach: 'county' as const })),
  { action: 'tenancy.read-office', who: 'system', reach: 'county' },
  { action: 'tenancy.read-duties', who: 'coordinator', reach: 'county' },
  { action: 'tenancy.read-duties', who: 'auditor', reach: 'county' },
  { action: 'tenancy.read-duties', who: 'unit-editor', reach: 'own-unit' },
  { action: 'tenancy.read-duties', who: 'municipality-editor', reach: 'own-municipality' },
  ...everyone.map((who) => ({ action: 'tenancy.own-calendar', who, reach: 'county' as const })),
  // The secret address names an account; what that may do is read anew.
  { action: 'tenancy.read-calendar', who: 'link:calendar-feed', reach: 'county' },
  // Which lists these are is said by the rights of their forms, row by row.
  ...(['coordinator', 'unit-editor', 'municipality-editor'] as const).map((who) => ({
    action: 'tenancy.hand-in-tables',
    who,
    reach: 'county' as const,
  })),
  { action: 'tenancy.manage-county', who: 'coordinator', reach: 'county' },
  { action: 'tenancy.manage-county', who: 'system', reach: 'county' },
  { action: 'tenancy.carry-out-reorganisations', who: 'system', reach: 'county' },
  { action: 'tenancy.manage-people', who: 'coordinator', reach: 'county' },
  { action: 'tenancy.manage-people', who: 'system', reach: 'county' },
  { action: 'tenancy.grant-role', who: 'system', reach: 'county' },
  { action: 'tenancy.manage-keys', who: 'coordinator', reach: 'county' },
  { action: 'tenancy.manage-keys', who: 'system', reach: 'county' },
  // The token in the link is the right; without a session one has no other.
  { action: 'tenancy.accept-invitation', who: 'public', reach: 'county' },
  { action: 'tenancy.account-link', who: 'public', reach: 'installation' },
  { action: 'tenancy.send-password-link', who: 'system', reach: 'installation' },
  { action: 'tenancy.follow-mail', who: 'system', reach: 'county' },
  { action: 'tenancy.grant-platform', who: 'platform-admin', reach: 'installation' },
  { action: 'tenancy.grant-platform', who: 'system', reach: 'installation' },
  ...([...everyone, 'platform-admin'] as const).map((who) => ({
    action: 'tenancy.own-account',
    who,
    reach: 'installation' as const,
  })),
  { action: 'tenancy.read-audit', who: 'auditor', reach: 'county' },
  { action: 'tenancy.read-audit', who: 'coordinator', reach: 'county' },
];

import type { PolicyRow } from '#kernel/policy.ts';

/** Who may do what with progress reports. */
export const policy: readonly PolicyRow[] = [
  { action: 'reporting.read-public', who: 'public', reach: 'county' },
  // The secret in the link is the right: whoever holds it needs no account.
  { action: 'reporting.read-draft-by-link', who: 'public', reach: 'county' },
  { action: 'reporting.read-office', who: 'coordinator', reach: 'county' },
  { action: 'reporting.read-office', who: 'committee-reader', reach: 'county' },
  { action: 'reporting.read-office', who: 'auditor', reach: 'county' },
  { action: 'reporting.read-office', who: 'system', reach: 'county' },
  { action: 'reporting.edit', who: 'coordinator', reach: 'county' },
  { action: 'reporting.edit', who: 'system', reach: 'county' },
];

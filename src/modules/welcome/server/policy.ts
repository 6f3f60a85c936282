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

/** Who may do what with the welcome site's pages. */
export const policy: readonly PolicyRow[] = [
  { action: 'welcome.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'welcome.read-office', who, reach: 'county' as const })),
  // Writing a draft shows nothing to the public; releasing does.
  { action: 'welcome.write', who: 'coordinator', reach: 'county' },
  { action: 'welcome.write', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.write', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'welcome.write', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'welcome.write', who: 'system', reach: 'county' },
  // Whoever releases has nobody to ask.
  { action: 'welcome.ask-release', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.ask-release', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'welcome.ask-release', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'welcome.write-by-link', who: 'link:page-guest', reach: 'county' },
  { action: 'welcome.release', who: 'coordinator', reach: 'county' },
  { action: 'welcome.release', who: 'system', reach: 'county' },
  { action: 'welcome.arrange', who: 'coordinator', reach: 'county' },
  { action: 'welcome.arrange', who: 'system', reach: 'county' },
  { action: 'welcome.keep-media', who: 'coordinator', reach: 'county' },
  { action: 'welcome.keep-media', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.keep-media', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'welcome.keep-media', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'welcome.keep-media', who: 'system', reach: 'county' },
  { action: 'welcome.keep-notice', who: 'coordinator', reach: 'county' },
  { action: 'welcome.keep-notice', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.keep-notice', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'welcome.keep-notice', who: 'system', reach: 'county' },
  { action: 'welcome.give-feedback', who: 'public', reach: 'county' },
  // What readers write may name people: only who answers, and who checks, reads it.
  { action: 'welcome.read-feedback', who: 'coordinator', reach: 'county' },
  { action: 'welcome.read-feedback', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.read-feedback', who: 'auditor', reach: 'county' },
  { action: 'welcome.handle-feedback', who: 'coordinator', reach: 'county' },
  { action: 'welcome.handle-feedback', who: 'unit-editor', reach: 'own-unit' },
  { action: 'welcome.subscribe-push', who: 'public', reach: 'county' },
  { action: 'welcome.take-alerts', who: 'system', reach: 'county' },
  { action: 'welcome.expire-pages', who: 'system', reach: 'county' },
  { action: 'welcome.keep-time', who: 'system', reach: 'county' },
  { action: 'welcome.exchange', who: 'system', reach: 'county' },
  { action: 'welcome.keep-library', who: 'system', reach: 'installation' },
];

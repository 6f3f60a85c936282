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

/** Who may do what with runs of courses and needs for them. A run belongs to whoever runs its offer, a need to whoever reports it. */
export const policy: readonly PolicyRow[] = [
  { action: 'courses.read-public', who: 'public', reach: 'county' },
  { action: 'courses.wait', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'courses.read-office', who, reach: 'county' as const })),
  { action: 'courses.keep', who: 'coordinator', reach: 'county' },
  { action: 'courses.keep', who: 'unit-editor', reach: 'own-unit' },
  { action: 'courses.keep', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'courses.keep', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'courses.keep', who: 'system', reach: 'county' },
  { action: 'courses.report-needs', who: 'coordinator', reach: 'county' },
  { action: 'courses.report-needs', who: 'unit-editor', reach: 'own-unit' },
  { action: 'courses.report-needs', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'courses.report-needs', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'courses.report-needs', who: 'system', reach: 'county' },
  { action: 'courses.coordinate', who: 'coordinator', reach: 'county' },
  { action: 'courses.coordinate', who: 'system', reach: 'county' },
  { action: 'courses.answer-inquiry', who: 'coordinator', reach: 'county' },
  { action: 'courses.answer-inquiry', who: 'unit-editor', reach: 'own-unit' },
  { action: 'courses.answer-inquiry', who: 'municipality-editor', reach: 'own-municipality' },
  { action: 'courses.answer-inquiry', who: 'organisation-editor', reach: 'own-organisation' },
  { action: 'courses.answer-inquiry', who: 'system', reach: 'county' },
  { action: 'courses.answer-by-link', who: 'link:course-inquiry', reach: 'county' },
  { action: 'courses.reply-by-link', who: 'link:course-meeting', reach: 'county' },
  { action: 'courses.run-inquiries', who: 'system', reach: 'county' },
  { action: 'courses.keep-stamp-keys', who: 'coordinator', reach: 'county' },
  { action: 'courses.keep-by-link', who: 'link:course-run', reach: 'county' },
  { action: 'courses.keep-assessment-by-link', who: 'link:skills-assessment', reach: 'county' },
  { action: 'courses.run-review', who: 'system', reach: 'county' },
  { action: 'courses.run-queue', who: 'system', reach: 'county' },
  { action: 'courses.follow-units', who: 'system', reach: 'county' },
];

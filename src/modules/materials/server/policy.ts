import type { PolicyRow } from '#kernel/policy.ts';

const readers = ['coordinator', 'unit-editor', 'municipality-editor', 'committee-reader', 'auditor', 'system'] as const;
/** The unit of a material, bag or stock does its work, the coordination that of all. */
const ownWork = ['materials.keep', 'materials.order', 'materials.keep-kits'] as const;
const ofTheCounty = ['materials.keep-demand', 'materials.keep-contract'] as const;

/** Who may do what with forms and materials, orders and welcome bags. */
export const policy: readonly PolicyRow[] = [
  { action: 'materials.read-public', who: 'public', reach: 'county' },
  ...readers.map((who) => ({ action: 'materials.read-office', who, reach: 'county' as const })),
  ...ownWork.flatMap((action): PolicyRow[] => [
    { action, who: 'coordinator', reach: 'county' },
    { action, who: 'unit-editor', reach: 'own-unit' },
    { action, who: 'system', reach: 'county' },
  ]),
  // What a municipality keeps it does itself. For an organisation, which sees no orders and prices, the coordination does it.
  { action: 'materials.keep', who: 'municipality-editor', reach: 'own-municipality' },
  ...ofTheCounty.flatMap((action): PolicyRow[] => [
    { action, who: 'coordinator', reach: 'county' },
    { action, who: 'system', reach: 'county' },
  ]),
  { action: 'materials.follow-units', who: 'system', reach: 'county' },
];

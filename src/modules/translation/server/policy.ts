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
  // What waits in a language waits for whoever translates into it: the coordination sees it on the desk.
  { action: 'translation.answer', who: 'translator', reach: 'own-languages' },
  // A service is paid for: translators may ask it in their languages, within the year's words.
  { action: 'translation.machine', who: 'coordinator', reach: 'county' },
  { action: 'translation.machine', who: 'translator', reach: 'own-languages' },
  // Once for all readers, where the county offers it.
  { action: 'translation.ask-machine', who: 'public', reach: 'county' },
  { action: 'translation.take-machine', who: 'system', reach: 'county' },
  ...(['coordinator', 'auditor', 'translator'] as const).map((who) => ({
    action: 'translation.read-glossary',
    who,
    reach: who === 'translator' ? ('own-languages' as const) : ('county' as const),
  })),
  { action: 'translation.keep-glossary', who: 'coordinator', reach: 'county' },
  { action: 'translation.keep-glossary', who: 'translator', reach: 'own-languages' },
  { action: 'translation.read-orders', who: 'coordinator', reach: 'county' },
  { action: 'translation.read-orders', who: 'auditor', reach: 'county' },
  { action: 'translation.manage', who: 'coordinator', reach: 'county' },
  { action: 'translation.manage', who: 'system', reach: 'county' },
];

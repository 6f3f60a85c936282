import type { ModuleManifest } from '#kernel/module.ts';
import { policy } from './policy.ts';
import { translationSettings } from './schema.ts';

export const translationModule: ModuleManifest = {
  name: 'translation',
  tier: 3,
  mayUse: ['tenancy'],
  policy,
  tables: [translationSettings],
};

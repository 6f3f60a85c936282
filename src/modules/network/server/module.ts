import type { ModuleManifest } from '#kernel/module.ts';
import { policy } from './policy.ts';
import { searchDocuments } from './search.ts';
import * as schema from './schema.ts';

export const networkModule: ModuleManifest = {
  name: 'network',
  tier: 1,
  mayUse: ['tenancy'],
  policy,
  tables: [schema.organisation, schema.body, schema.meeting, schema.paper, schema.consultation],
  searchDocuments,
};

import type { ModuleManifest } from '#kernel/module.ts';
import { duties } from './duties.ts';
import { policy } from './policy.ts';
import { searchDocuments } from './search.ts';
import { project } from './schema-projects.ts';
import * as schema from './schema.ts';

export const networkModule: ModuleManifest = {
  name: 'network',
  tier: 1,
  mayUse: ['tenancy'],
  policy,
  tables: [schema.organisation, schema.body, schema.meeting, schema.paper, schema.consultation, project],
  duties,
  searchDocuments,
};

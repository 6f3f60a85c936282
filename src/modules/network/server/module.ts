import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { duties } from './duties.ts';
import { policy } from './policy.ts';
import { searchDocuments } from './search.ts';
import { project } from './project-schema.ts';
import * as schema from './schema.ts';
import { hearOfUnits } from './use-cases/follow-units.ts';

export const networkModule: ModuleManifest = {
  name: 'network',
  tier: 1,
  mayUse: ['tenancy'],
  policy,
  tables: [schema.organisation, schema.body, schema.meeting, schema.paper, schema.consultation, project],
  duties,
  onEvent: { [unitsReorganised]: hearOfUnits },
  searchDocuments,
};

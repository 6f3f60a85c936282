import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { duties } from './duties.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { followUnits } from './use-cases/follow-units.ts';

export const guidanceModule: ModuleManifest = {
  name: 'guidance',
  tier: 2,
  mayUse: ['tenancy', 'network', 'events', 'offers'],
  policy,
  tables: [schema.responsibleDesk, schema.referralCount],
  personalData,
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  duties,
  searchDocuments,
};

import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { languageClass, languageClassReview } from './class-schema.ts';
import { entryFindings, findingsKeeper } from './findings-schema.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { followUnits } from './use-cases/follow-units.ts';

export const schoolsModule: ModuleManifest = {
  name: 'schools',
  tier: 2,
  mayUse: ['tenancy', 'network', 'mobility'],
  policy,
  tables: [schema.school, schema.schoolSettings, languageClass, languageClassReview, entryFindings, findingsKeeper],
  personalData,
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  searchDocuments,
  publicDocuments,
  translations,
};

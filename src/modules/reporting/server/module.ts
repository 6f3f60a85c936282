import type { ModuleManifest } from '#kernel/module.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import { searchDocuments } from './search.ts';
import * as schema from './schema.ts';

export const reportingModule: ModuleManifest = {
  name: 'reporting',
  tier: 3,
  mayUse: ['tenancy', 'network', 'strategy'],
  policy,
  tables: [schema.report, schema.reportEdition],
  appendOnly: ['report_edition'],
  personalData,
  searchDocuments,
  publicDocuments,
};

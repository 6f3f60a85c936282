import type { ModuleManifest } from '#kernel/module.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import * as schema from './schema.ts';
import { translations } from './translations.ts';

export const welcomeModule: ModuleManifest = {
  name: 'welcome',
  tier: 3,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [schema.sharedPage, schema.sharedPageText, schema.page, schema.pageEdition, schema.pageVersion, schema.pageAddress],
  installationTables: {
    shared_page: 'pages that many counties show; whatever stands here was made public on purpose',
    shared_page_text: 'texts of the pages that many counties show',
  },
  appendOnly: ['page_version'],
  personalData,
  translations,
};

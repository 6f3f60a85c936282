import type { ModuleManifest } from '#kernel/module.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { passOnSeatsJob } from './use-cases/keep-seats.ts';
import { waitingPersonalData, waitingRetention } from './waiting-privacy.ts';
import { courseWaiting } from './waiting-schema.ts';

export const coursesModule: ModuleManifest = {
  name: 'courses',
  tier: 2,
  mayUse: ['tenancy', 'network', 'mobility', 'offers'],
  policy,
  tables: [schema.courseRun, schema.courseSeats, courseWaiting],
  personalData: [...personalData, waitingPersonalData],
  retention: [waitingRetention],
  jobs: [{ name: 'courses.pass-on-seats', schedule: '*/15 * * * *', run: passOnSeatsJob }],
  searchDocuments,
  publicDocuments,
  translations,
};

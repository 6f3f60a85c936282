import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { courseNeed } from './need-schema.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { followUnits } from './use-cases/follow-units.ts';
import { passOnSeatsJob } from './use-cases/keep-seats.ts';
import { waitingPersonalData, waitingRetention } from './waiting-privacy.ts';
import { courseWaiting } from './waiting-schema.ts';

export const coursesModule: ModuleManifest = {
  name: 'courses',
  tier: 2,
  mayUse: ['tenancy', 'network', 'mobility', 'offers'],
  policy,
  tables: [schema.courseRun, schema.courseSeats, courseWaiting, courseNeed],
  personalData: [...personalData, waitingPersonalData],
  retention: [waitingRetention],
  jobs: [{ name: 'courses.pass-on-seats', schedule: '*/15 * * * *', run: passOnSeatsJob }],
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  searchDocuments,
  publicDocuments,
  translations,
};

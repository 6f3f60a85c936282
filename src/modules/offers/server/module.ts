import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { coverageMonth, coverageRecord } from './coverage-schema.ts';
import { coverageRetention } from './coverage-store.ts';
import { duties } from './duties.ts';
import { holders } from './holders.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { recordCoverageJob } from './use-cases/coverage-history.ts';
import { followUnits } from './use-cases/follow-units.ts';
import { reviewOffersJob } from './use-cases/review.ts';

export const offersModule: ModuleManifest = {
  name: 'offers',
  tier: 2,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [
    schema.service,
    schema.serviceAtLocation,
    schema.serviceCapacity,
    schema.offerTarget,
    schema.foreignResidents,
    schema.targetGroupProfile,
    coverageMonth,
    coverageRecord,
  ],
  personalData,
  retention: coverageRetention,
  jobs: [
    { name: 'offers.review', schedule: '40 6 * * *', run: reviewOffersJob },
    { name: 'offers.record-coverage', schedule: '50 2 * * *', run: recordCoverageJob },
  ],
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  holds: { 'network.project': holders },
  duties,
  searchDocuments,
  publicDocuments,
  translations,
};

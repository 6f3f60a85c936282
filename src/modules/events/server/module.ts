import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { datesChanged } from '../contract.ts';
import { duties } from './duties.ts';
import { personalData, retention } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { followUnits } from './use-cases/follow-units.ts';

export const eventsModule: ModuleManifest = {
  name: 'events',
  tier: 1,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [
    schema.eventSeries,
    schema.event,
    schema.eventException,
    schema.eventRegistration,
    schema.eventAttendance,
    schema.eventCall,
  ],
  events: [datesChanged],
  duties,
  personalData,
  retention,
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  searchDocuments,
  translations,
  publicDocuments,
};

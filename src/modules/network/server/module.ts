import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { meetingMoved } from '../contract.ts';
import { duties } from './duties.ts';
import { placeDuties } from './place-duties.ts';
import { placePersonalData, placeRetention } from './place-personal-data.ts';
import * as places from './place-schema.ts';
import { placeDocuments } from './place-search.ts';
import { translations } from './place-translations.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import { searchDocuments } from './search.ts';
import { project } from './project-schema.ts';
import { projectTranslations } from './project-translations.ts';
import * as schema from './schema.ts';
import { followUnits } from './use-cases/follow-units.ts';
import { hideUnconfirmedJob } from './use-cases/hide-unconfirmed.ts';

export const networkModule: ModuleManifest = {
  name: 'network',
  tier: 1,
  mayUse: ['tenancy'],
  policy,
  tables: [
    schema.organisation,
    schema.body,
    schema.meeting,
    schema.paper,
    schema.consultation,
    project,
    places.place,
    places.contact,
    places.responsibleOffice,
    places.municipalityOutline,
  ],
  personalData: placePersonalData,
  retention: placeRetention,
  jobs: [{ name: 'network.hide-unconfirmed', schedule: '20 0 * * *', run: hideUnconfirmedJob }],
  duties: async (input) => [...(await duties(input)), ...(await placeDuties(input))],
  events: [meetingMoved],
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  searchDocuments: async (input) => [...(await searchDocuments(input)), ...(await placeDocuments(input))],
  translations: async (given) => [...(await translations(given)), ...(await projectTranslations(given))],
  publicDocuments,
};

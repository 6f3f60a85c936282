import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { datesChanged } from '#modules/events/contract.ts';
import { interpretingNeeded } from '../contract-appointments.ts';
import * as appointmentSchema from './appointment-schema.ts';
import { duties } from './duties.ts';
import { handover } from './handover-schema.ts';
import { guidanceMetrics } from './metrics.ts';
import { personalData, retention } from './personal-data.ts';
import { policy } from './policy.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { hearOfEvent } from './use-cases/appointments.ts';
import { translations } from './translations.ts';
import { askDesksJob } from './use-cases/ask-desks.ts';
import { followUnits } from './use-cases/follow-units.ts';

export const guidanceModule: ModuleManifest = {
  name: 'guidance',
  tier: 2,
  mayUse: ['tenancy', 'network', 'events', 'offers'],
  policy,
  tables: [
    schema.responsibleDesk,
    schema.referralCount,
    appointmentSchema.bookableHours,
    appointmentSchema.appointment,
    appointmentSchema.appointmentCount,
    appointmentSchema.interpretingNeed,
    handover,
  ],
  personalData,
  retention,
  jobs: [{ name: 'guidance.ask-desks', schedule: '35 6 * * *', run: askDesksJob }],
  events: [interpretingNeeded],
  onEvent: {
    [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })),
    [datesChanged]: hearOfEvent,
  },
  duties,
  metrics: guidanceMetrics,
  searchDocuments,
  translations,
};

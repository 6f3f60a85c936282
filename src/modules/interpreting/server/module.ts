import type { ModuleManifest } from '#kernel/module.ts';
import { heardBy } from '#kernel/events.ts';
import { interpretingNeeded } from '#modules/guidance/contract-appointments.ts';
import { interpreterDevice } from './device-schema.ts';
import { interpretingDraft } from './draft-schema.ts';
import { draftRetention } from './draft-store.ts';
import { duties } from './duties.ts';
import { carePersonalData, careRetention } from './care-personal-data.ts';
import { languageColleague, languageColleagueUse } from './colleague-schema.ts';
import { conversationFeedback } from './feedback-schema.ts';
import { languageGap } from './gap-schema.ts';
import { applicationData, applicationRetention } from './application-privacy.ts';
import { interpreterApplication } from './application-schema.ts';
import { countImportPersonalData, countImportRetention } from './figures-privacy.ts';
import { interpretingCount, interpretingCountImport } from './figures-schema.ts';
import { interpretingMetrics } from './metrics.ts';
import { personalData, retention } from './personal-data.ts';
import {
  interpreterAccount,
  interpretingInvoice,
  interpretingPayer,
  interpretingPayment,
  interpretingStatement,
} from './payment-schema.ts';
import { policy } from './policy.ts';
import { interpreterPoolDate, interpreterPoolDateGuest, interpreterPoolNews } from './pool-date-schema.ts';
import { publicDocuments } from './public-documents.ts';
import { interpretingAssignment, interpretingOffer, interpretingRequest } from './request-schema.ts';
import { interpreter, interpreterPool, interpretingRequester } from './schema.ts';
import { followNeed } from './use-cases/drafts.ts';
import { pushOfferName } from './job-names.ts';
import { pushOfferJob } from './use-cases/devices.ts';
import { searchDocuments } from './search.ts';
import { sheetPersonalData, sheetRetention } from './sheet-personal-data.ts';
import { interpretingSheet, interpretingSheetChange } from './sheet-schema.ts';
import { languageService, languageServiceUse } from './service-schema.ts';
import { askBothSidesJob } from './use-cases/feedback.ts';
import { passOnJob } from './use-cases/pass-on.ts';
import { remindOfPoolDatesJob } from './use-cases/pool-date-links.ts';
import { reviewColleaguesJob } from './use-cases/review-colleagues.ts';

export const interpretingModule: ModuleManifest = {
  name: 'interpreting',
  tier: 2,
  mayUse: ['tenancy', 'network', 'events', 'mobility', 'offers', 'guidance'],
  policy,
  tables: [
    ...[interpreterPool, interpretingRequester, interpreter, interpretingRequest, interpretingAssignment, interpretingOffer],
    ...[interpretingDraft, interpreterDevice, interpreterApplication],
    ...[interpretingSheet, interpretingSheetChange, interpreterAccount, interpretingPayer],
    ...[interpretingStatement, interpretingInvoice, interpretingPayment],
    ...[languageGap, languageService, languageServiceUse, languageColleague, languageColleagueUse],
    ...[interpretingCountImport, interpretingCount],
    ...[interpreterPoolDate, interpreterPoolDateGuest, interpreterPoolNews, conversationFeedback],
  ],
  appendOnly: ['interpreting_sheet_change'],
  personalData: [...personalData, ...sheetPersonalData, ...carePersonalData, applicationData, countImportPersonalData],
  retention: [...retention, draftRetention, ...sheetRetention, ...careRetention, applicationRetention, countImportRetention],
  onEvent: { [interpretingNeeded]: heardBy(followNeed, ({ needId = '' }) => ({ needId })) },
  jobs: [
    { name: 'interpreting.pass-on', schedule: '*/5 * * * *', run: passOnJob },
    { name: pushOfferName, run: pushOfferJob },
    { name: 'interpreting.review-colleagues', schedule: '20 6 * * *', run: reviewColleaguesJob },
    { name: 'interpreting.remind-of-pool-dates', schedule: '30 6 * * *', run: remindOfPoolDatesJob },
    { name: 'interpreting.ask-both-sides', schedule: '0 9 * * *', run: askBothSidesJob },
  ],
  duties,
  searchDocuments,
  metrics: interpretingMetrics,
  publicDocuments,
};

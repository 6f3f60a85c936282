import type { ModuleManifest } from '#kernel/module.ts';
import { heardBy } from '#kernel/events.ts';
import { interpretingNeeded } from '#modules/guidance/contract-appointments.ts';
import { interpreterDevice } from './device-schema.ts';
import { interpretingDraft } from './draft-schema.ts';
import { draftRetention } from './draft-store.ts';
import { duties } from './duties.ts';
import { personalData, retention } from './personal-data.ts';
import {
  interpreterAccount,
  interpretingInvoice,
  interpretingPayer,
  interpretingPayment,
  interpretingStatement,
} from './payment-schema.ts';
import { policy } from './policy.ts';
import { interpretingAssignment, interpretingOffer, interpretingRequest } from './request-schema.ts';
import { interpreter, interpreterPool, interpretingRequester } from './schema.ts';
import { followNeed } from './use-cases/drafts.ts';
import { pushOfferName } from './job-names.ts';
import { pushOfferJob } from './use-cases/devices.ts';
import { searchDocuments } from './search.ts';
import { sheetPersonalData, sheetRetention } from './sheet-personal-data.ts';
import { interpretingSheet, interpretingSheetChange } from './sheet-schema.ts';
import { passOnJob } from './use-cases/pass-on.ts';

export const interpretingModule: ModuleManifest = {
  name: 'interpreting',
  tier: 2,
  mayUse: ['tenancy', 'network', 'events', 'mobility', 'offers', 'guidance'],
  policy,
  tables: [
    interpreterPool,
    interpretingRequester,
    interpreter,
    interpretingRequest,
    interpretingAssignment,
    interpretingOffer,
    interpretingDraft,
    interpreterDevice,
    ...[interpretingSheet, interpretingSheetChange, interpreterAccount, interpretingPayer],
    ...[interpretingStatement, interpretingInvoice, interpretingPayment],
  ],
  appendOnly: ['interpreting_sheet_change'],
  personalData: [...personalData, ...sheetPersonalData],
  retention: [...retention, draftRetention, ...sheetRetention],
  onEvent: { [interpretingNeeded]: heardBy(followNeed, ({ needId = '' }) => ({ needId })) },
  jobs: [
    { name: 'interpreting.pass-on', schedule: '*/5 * * * *', run: passOnJob },
    { name: pushOfferName, run: pushOfferJob },
  ],
  duties,
  searchDocuments,
};

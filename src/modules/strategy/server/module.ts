import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { meetingMoved } from '#modules/network/contract.ts';
import { mailChanged, unitsReorganised } from '#modules/tenancy/contract.ts';
import { readDocumentJob, runRoundsJobName, tellSubscribersJob } from './jobs/job-names.ts';
import { readDocumentOfImport } from './jobs/read-document.ts';
import { runRoundsJob } from './jobs/run-rounds.ts';
import { tellSubscribers } from './jobs/tell-subscribers.ts';
import { personalData, retention } from './personal-data.ts';
import { duties } from './duties.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import { feedbackRound, feedbackComment, feedbackInvite } from './schema-consultation.ts';
import { measureEvaluation } from './schema-evaluation.ts';
import * as evaluationRounds from './schema-evaluation-round.ts';
import { evaluationRoundPersonalData, evaluationRoundRetention } from './evaluation-round-personal-data.ts';
import { strategyItemOrigin } from './schema-origins.ts';
import { budgetDuties } from './budget-duties.ts';
import { measureProject } from './project-schema.ts';
import { nodesOfProject } from './project-store.ts';
import { measureCost } from './schema-money.ts';
import { searchDocuments } from './search.ts';
import { municipalPersonalData } from './municipal-personal-data.ts';
import { municipalReport } from './municipal-schema.ts';
import { changeRequest } from './schema-requests.ts';
import { publicPersonalData, publicRetention } from './public-personal-data.ts';
import * as publicSchema from './public-schema.ts';
import * as rounds from './round-schema.ts';
import { decision } from './decision-schema.ts';
import * as schema from './schema.ts';
import { followMail } from './use-cases/follow-mail.ts';
import { followMeeting } from './use-cases/follow-meeting.ts';
import { followUnits } from './use-cases/follow-units.ts';
import { changeSet, savedView, tableImport } from './table-schema.ts';
import { translations } from './translations.ts';
import { tablePersonalData, tableRetention } from './table-personal-data.ts';

export const strategyModule: ModuleManifest = {
  name: 'strategy',
  tier: 2,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [
    schema.strategy,
    schema.strategyNode,
    schema.strategyText,
    schema.strategyStep,
    schema.statusNote,
    municipalReport,
    schema.baseline,
    schema.changeEntry,
    changeRequest,
    strategyItemOrigin,
    measureEvaluation,
    evaluationRounds.evaluationRound,
    evaluationRounds.evaluationInvite,
    evaluationRounds.evaluationRating,
    evaluationRounds.evaluationMeetingView,
    feedbackRound,
    feedbackInvite,
    feedbackComment,
    measureCost,
    measureProject,
    schema.strategyImport,
    schema.strategyImportAction,
    publicSchema.strategySubscription,
    publicSchema.publicationEntry,
    publicSchema.pressRelease,
    tableImport,
    changeSet,
    rounds.nodeReporter,
    rounds.reportingRound,
    rounds.roundItem,
    rounds.reportRequest,
    rounds.reportDraft,
    decision,
    savedView,
  ],
  appendOnly: ['baseline', 'change_entry', 'publication_entry'],
  personalData: [
    ...personalData,
    ...publicPersonalData,
    ...tablePersonalData,
    ...evaluationRoundPersonalData,
    ...municipalPersonalData,
  ],
  retention: [...retention, ...publicRetention, ...tableRetention, ...evaluationRoundRetention],
  jobs: [
    { name: readDocumentJob, run: readDocumentOfImport },
    { name: runRoundsJobName, schedule: '0 6 * * *', run: runRoundsJob },
    { name: tellSubscribersJob, schedule: '*/10 * * * *', run: tellSubscribers },
  ],
  duties: async (input) => [...(await duties(input)), ...(await budgetDuties(input))],
  holds: { 'network.project': nodesOfProject },
  onEvent: {
    [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })),
    [mailChanged]: heardBy(followMail, ({ linkId = '' }) => ({ linkId })),
    [meetingMoved]: heardBy(followMeeting, ({ meetingId = '' }) => ({ meetingId })),
  },
  searchDocuments,
  publicDocuments,
  translations,
};

/** The front door of the strategy module: its use cases and what they give. */
export { loadOpenRatings, openRatingLink, type OpenRating } from './open-ratings.ts';
export { loadOpenRequests, openReportLink, type OpenRequest } from './round-requests.ts';
export { loadDecisions } from './load-decisions.ts';
export { loadPeriod } from './load-period.ts';
export { readConsultationByLink, writeComment } from './use-cases/comment-by-link.ts';
export { answerComment, closeConsultation, inviteToComment, openCommentLink, openConsultation } from './use-cases/consult.ts';
export { listConsultations, readConsultation, readPublicConsultations } from './use-cases/read-consultations.ts';
export { answerOrigin } from './use-cases/answer-origin.ts';
export { evaluateMeasure } from './use-cases/evaluate-measure.ts';
export { linkPredecessor, startSuccessor } from './use-cases/start-successor.ts';
export { readSuccession } from './use-cases/read-succession.ts';
export { addMeasureOfDecision, answerDecision, linkDecision, reopenDecision } from './use-cases/answer-decision.ts';
export { changeDecision, linkResolution, recordDecision } from './use-cases/record-decision.ts';
export { listDecisions, listPublicDecisions, readDecision } from './use-cases/list-decisions.ts';
export { adoptStrategy } from './use-cases/adopt-strategy.ts';
export { applyBulk, previewBulk } from './use-cases/bulk-change.ts';
export { changeStrategy, closeStrategy, discardStrategy, reopenStrategy } from './use-cases/change-strategy.ts';
export { countSubscribers } from './use-cases/count-subscribers.ts';
export { createStrategy } from './use-cases/create-strategy.ts';
export { addNode, changeNode, deleteNode, moveNode } from './use-cases/edit-nodes.ts';
export { addText, changeText, deleteText, moveText } from './use-cases/edit-texts.ts';
export { discardImport, restoreImport } from './use-cases/import-discard.ts';
export { listImports } from './use-cases/import-list.ts';
export { listUnused, openReview, readImport } from './use-cases/import-open.ts';
export { receiveDocument } from './use-cases/import-receive.ts';
export { acceptRequest, refuseRequest } from './use-cases/decide-request.ts';
export { redoReview, reviewImport, undoReview } from './use-cases/import-review.ts';
export { prepareTakeOver, takeOverImport } from './use-cases/import-take-over.ts';
export {
  inviteToRate,
  listEvaluationRounds,
  planEvaluationRound,
  readEvaluationRound,
  readResultSheets,
  releaseMeetingView,
  saveMeetingView,
} from './use-cases/evaluation-rounds.ts';
export { callOffEvaluationRound, changeEvaluationRound, inviteAgain } from './use-cases/change-evaluation-round.ts';
export { readRatingRequest, saveRatings, sendRatings } from './use-cases/rate-by-link.ts';
export { listChanges } from './use-cases/list-changes.ts';
export { listNews } from './use-cases/list-news.ts';
export { listOfficeStrategies } from './use-cases/list-office-strategies.ts';
export { listPublicStrategies } from './use-cases/list-public-strategies.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { listRecent, type RecentEntry } from './use-cases/list-recent.ts';
export { readOfficeNoteFile } from './use-cases/read-office-note-file.ts';
export {
  readMunicipalReports,
  releaseMunicipalReport,
  withdrawMunicipalReport,
  writeMunicipalReport,
} from './use-cases/municipal-reports.ts';
export { listMunicipalities, readMunicipality } from './use-cases/municipality-measures.ts';
export { listUnitNodes, type UnitNode } from './use-cases/list-unit-nodes.ts';
export { readOfficeNode, type OfficeNodePage, type OfficeNote } from './use-cases/read-office-node.ts';
export { readOfficeStrategy } from './use-cases/read-office-strategy.ts';
export { readNoteFile } from './use-cases/read-note-file.ts';
export { readPublicNode } from './use-cases/read-public-node.ts';
export { readPublicStrategy } from './use-cases/read-public-strategy.ts';
export { listChangeRequests, readChangeRequest } from './use-cases/read-requests.ts';
export { requestChange, withdrawRequest } from './use-cases/request-change.ts';
export { readRound } from './use-cases/read-round.ts';
export {
  attachToReport,
  detachFromReport,
  readReportRequest,
  saveReportDrafts,
  sendReports,
} from './use-cases/report-by-link.ts';
export { handOn, listOwnRequests } from './use-cases/hand-on.ts';
export { cancelRound, extendRound, listRounds, planRound, remindRound, runRoundsOfDay } from './use-cases/rounds.ts';
export { readNodeReporter, setNodeReporter } from './use-cases/set-node-reporter.ts';
export { addCost, changeCost, readNodeCosts, removeCost, type NodeCosts } from './use-cases/costs.ts';
export { listCosts, readBudgetList, readCosts } from './use-cases/read-costs.ts';
export { linkProject, listNodeProjects, listProjectNodes, unlinkProject, type ProjectNode } from './use-cases/projects.ts';
export { readTranslationHistory, readTranslations, saveTranslation, withdrawTranslation } from './use-cases/translate.ts';
export { saveSteps } from './use-cases/save-steps.ts';
export { releaseStatus, withdrawStatus, writeStatus } from './use-cases/write-status.ts';
export { confirmSubscription, leaveSubscription, readSubscription, subscribe } from './use-cases/subscribe.ts';
export { applyTable, discardTable, listOpenTables, readTableImport, receiveTable } from './use-cases/table-import.ts';
export { readChangeSet, undoChangeSet } from './use-cases/undo-set.ts';
export {
  changePress,
  discardPress,
  draftPress,
  listPress,
  listTold,
  publishPress,
  readPress,
  releasePress,
} from './use-cases/press.ts';
export { changeView, deleteView, listViews, saveView } from './use-cases/saved-views.ts';

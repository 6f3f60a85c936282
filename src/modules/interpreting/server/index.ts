/** The front door of the interpreting module: pools, who may ask, who interprets, requests, matching and offers. */
export { addPool, changePool, listPools, readPool } from './use-cases/pools.ts';
export {
  addRequester,
  blockRequester,
  changeRequester,
  informRequesters,
  listRequesters,
  readRequester,
  sendRequesterPage,
  unblockRequester,
} from './use-cases/requesters.ts';
export { askForRequesterPage, confirmRegistration, registerRequester } from './use-cases/register.ts';
export {
  addInterpreter,
  changeInterpreter,
  leavePool,
  listInterpreters,
  pauseInterpreter,
  readInterpreter,
  resumeInterpreter,
  sendInterpreterPage,
} from './use-cases/interpreters.ts';
export {
  cancelOwnRequest,
  cancelRequest,
  listRequests,
  readRequest,
  requestForRequester,
  requestInterpreter,
} from './use-cases/requests.ts';
export {
  acceptOffer,
  assignPerson,
  declineOffer,
  interpreterCannot,
  offerAssignment,
  readOffer,
  withdrawOffers,
} from './use-cases/offers.ts';
export { cancelOwnConversation, readInterpreterPage, readRequesterPage, saveOwnAvailability } from './use-cases/own-pages.ts';
export { enterTalk, openGuestLink, readGuestTalk, readTalk, readTalkPlaces, saveTalkPlaces } from './use-cases/talks.ts';
export { dropOwnDraft, followNeed, listDrafts, listOwnDrafts } from './use-cases/drafts.ts';
export { addDevice, removeDevice } from './use-cases/devices.ts';
export { readPlan, takePlan } from './use-cases/plan.ts';
export { passOn } from './use-cases/pass-on.ts';
export { dropDated, saveCostRules, saveRules, saveTariff } from './use-cases/pool-rules.ts';
export { loadHistory, loadInterpreters, loadRequest, loadRequesters } from './use-cases/load-history.ts';
export { findEntitled, takeOverEntitled } from './use-cases/entitled.ts';
export { previewRequest } from './use-cases/preview-request.ts';
export { readCancelCosts } from './use-cases/cancel-costs.ts';
export { readPublicPools } from './use-cases/public-pools.ts';
export { acceptOwnOffer, declineOwnOffer } from './use-cases/own-offers.ts';
export {
  closeConversationCalendar,
  openConversationCalendar,
  readCalendarOfConversations,
  readConversationCalendar,
} from './use-cases/conversation-calendar.ts';
export { readOwnWay } from './use-cases/own-way.ts';
export {
  correctOwnSheet,
  correctSheet,
  enterPaperSheet,
  readOwnSheet,
  readReceipt,
  readSheet,
  recordClientMissing,
  recordInterpreterMissing,
  recordNoShow,
  sendNewCode,
  submitSheet,
} from './use-cases/sheets.ts';
export { countersignSheet, objectToSheet, readClientSheet, readSheetToSign, signSheetWithCode } from './use-cases/sign-sheets.ts';
export {
  approveSheets,
  listSettlement,
  listSheets,
  readSamples,
  releaseSheets,
  reopenSheet,
} from './use-cases/approve-sheets.ts';
export { exportFinance, listSettled, listSettlingPools, makeInvoices, readYear, settleMonth } from './use-cases/settle-month.ts';
export { openAccount, readOwnMoney, saveAccountFor, saveOwnAccount, savePayer } from './use-cases/accounts.ts';
export { discardPayment, fetchPaymentFile, makePayment, markPaid, readTreasury } from './use-cases/payments.ts';
export { gapCounts, readGapPage, recordGap, takeBackGap } from './use-cases/gaps.ts';
export { addService, changeService, listServices, readService, serviceFigures } from './use-cases/services.ts';
export {
  checkInvoice,
  enterServiceUse,
  listServiceUsers,
  listServiceUses,
  readInvoiceFile,
  takeBackServiceUse,
  takeInvoice,
} from './use-cases/service-minutes.ts';
export {
  addColleague,
  changeColleague,
  colleagueHelpCounts,
  countColleagueHelp,
  findColleagues,
  listColleagueLanguages,
  listColleagues,
  removeColleague,
} from './use-cases/colleagues.ts';
export { confirmColleague, readColleagueByLink, reviewColleagues } from './use-cases/review-colleagues.ts';
export {
  addPoolDate,
  cancelPoolDate,
  changePoolDate,
  holdPoolDate,
  inviteToPoolDate,
  listPoolDates,
  readPoolDate,
  signUpForPoolDate,
} from './use-cases/pool-dates.ts';
export {
  answerPoolDate,
  listOwnPoolDates,
  readPoolDateByLink,
  remindOfPoolDates,
  signUpOnOwnPage,
} from './use-cases/pool-date-links.ts';
export { listPoolNews, sendPoolNews } from './use-cases/pool-news.ts';
export { renderCertificate, renderOwnCertificate } from './use-cases/render-certificate.ts';
export {
  askBothSides,
  blockAfterFeedback,
  giveFeedback,
  handleFeedback,
  listFeedback,
  readFeedbackByLink,
} from './use-cases/feedback.ts';
export { listOffers, readPoolDay, reopenAssignment } from './use-cases/pool-day.ts';
export { acceptApplication, applyToInterpret, declineApplication, listApplications } from './use-cases/applications.ts';
export {
  renderInvoice,
  renderOwnPaperSheet,
  renderOwnStatement,
  renderPaperSheet,
  renderStatement,
} from './use-cases/render-sheets.ts';
export { settledUntil } from './sheet-store.ts';
export { readFigures } from './use-cases/figures.ts';
export {
  applyCounts,
  dropCounts,
  listCountImports,
  mapCounts,
  readCountImport,
  receiveCounts,
  undoCounts,
} from './use-cases/counts.ts';

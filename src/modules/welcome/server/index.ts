/** The front door of the welcome module: pages of the public site and of the shared library. */
export {
  confirmPage,
  listSharedPages,
  mirrorLibrary,
  mirrorPage,
  movePage,
  setPageAddress,
  setPageState,
} from './use-cases/arrange-pages.ts';
export { readEmergencyNumbers, readFirstSteps, setEmergencyNumbers, setFirstSteps } from './use-cases/first-steps.ts';
export { checkLetter } from './use-cases/check-letter.ts';
export {
  declineGuestText,
  handInPage,
  inviteGuest,
  listGuests,
  readGuestText,
  readPageByLink,
  takeGuestText,
  withdrawGuest,
} from './use-cases/guests.ts';
export { importPage } from './use-cases/import-page.ts';
export { keepLibrary } from './use-cases/keep-library.ts';
export { comparePageVersions, listPages, listPageVersions, readPage, readPageVersion } from './use-cases/office-pages.ts';
export { readPageTree, readPublicPage } from './use-cases/public-pages.ts';
export { askForRelease, previewPage, returnDraft } from './use-cases/review-drafts.ts';
export { sharePage } from './use-cases/share-page.ts';
export { changePage, createPage, discardDraft, releasePage, restorePageVersion, saveDraft } from './use-cases/write-page.ts';
export {
  listPublicNotices,
  readCurrentNews,
  readPublicAlert,
  readPublicNotice,
  readPushChoices,
} from './use-cases/public-alerts.ts';
export { addNotice, changeNotice, deleteNotice, listNotices, readNotice, withdrawNotice } from './use-cases/notices.ts';
export { addMedium, changeMedium, deleteMedium, listMedia, readMedium, replaceMedium } from './use-cases/media.ts';
export { readMediumFile, readPublicMedia } from './use-cases/public-media.ts';
export { listLinks } from './use-cases/links.ts';
export { takeMovedLink } from './use-cases/take-moved-link.ts';
export {
  addPlainText,
  changePlainText,
  listPlainTexts,
  readPlainText,
  releasePlainText,
  retirePlainText,
} from './use-cases/plain-texts.ts';
export { listAlerts } from './use-cases/office-alerts.ts';
export { countPushSubscriptions, leavePush, subscribePush } from './use-cases/push-subscriptions.ts';
export { createReaderCounter, type ReaderCounter } from './reader-counter.ts';
export { readReaderFigures } from './use-cases/reader-figures.ts';
export { renderFirstSteps } from './use-cases/render-first-steps.ts';
export { renderPage } from './use-cases/render-page.ts';
export { giveFeedback } from './use-cases/give-feedback.ts';
export { answerFeedback, handleFeedback, listFeedback, listFeedbackSubjects, readFeedback } from './use-cases/handle-feedback.ts';
export { listImported, noteImported, numberThings, readNumbers, takeTranslations } from './use-cases/interchange.ts';
export { readPublicPagesInFull } from './use-cases/pages-in-full.ts';
export { renderWallSheet } from './use-cases/render-wall-sheet.ts';
export {
  addWallSheet,
  changeWallSheet,
  deleteWallSheet,
  listWallSheets,
  markWallSheetPrinted,
  readWallSheet,
} from './use-cases/wall-sheets.ts';

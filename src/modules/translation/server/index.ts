/** The front door of translation. */
export { readDesk, listTasks } from './use-cases/read-desk.ts';
export { readWork } from './use-cases/read-work.ts';
export { saveTexts } from './use-cases/save-texts.ts';
export { readDeskSettings, changeDeskSettings } from './use-cases/desk-settings.ts';
export { exportTexts } from './use-cases/export-texts.ts';
export { handInTranslations, listImports, readImport, applyImport, discardImport } from './use-cases/imports.ts';
export { readMachineSettings, changeMachineSettings, readOffer, readMachineDesk } from './use-cases/machine-settings.ts';
export { translateThing, translateForReader } from './machine-translate.ts';
export { planRun, startRun, readRun, listRuns, cancelRun } from './use-cases/runs.ts';
export { listTerms, saveTerm, removeTerm, importTerms } from './use-cases/glossary.ts';
export { planOrder, placeOrder, listOrders, readOrder, readOrderFile, setOrderState } from './use-cases/orders.ts';

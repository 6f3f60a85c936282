/** The front door of translation. */
export { readDesk, listTasks } from './use-cases/read-desk.ts';
export { readWork } from './use-cases/read-work.ts';
export { saveTexts } from './use-cases/save-texts.ts';
export { readDeskSettings, changeDeskSettings } from './use-cases/desk-settings.ts';

/** The front door of the events module: events, their dates, series, registrations, attendance. */
export { decideEvent, moveEvent } from './use-cases/event-states.ts';
export { addEvent, changeEvent, listEvents, readEvent, type OfficeEventLine, type OfficeEventPage } from './use-cases/events.ts';
export { addSeries, changeSeries, listSeries, readPublicSeries } from './use-cases/series.ts';
export {
  askForEntry,
  inviteEntries,
  listEntryCalls,
  openFurtherEntry,
  readEntryByLink,
  submitEntryByLink,
} from './use-cases/entries.ts';
export { renderProgramme, type ProgrammePdf } from './use-cases/render-programme.ts';
export { loadHeldEvents } from './load-held-events.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { removeException, saveException } from './use-cases/exceptions.ts';
export { cancelRegistration, changeRegistration, readRegistration, registerForEvent } from './use-cases/register.ts';
export { listRegistrations, removeOneRegistration } from './use-cases/registrations.ts';
export { listAttendance, readEventFigures, recordAttendance, type EventFigures } from './use-cases/attendance.ts';
export { readEventPieces, readPublicEvent, readPublicEvents } from './use-cases/public-events.ts';

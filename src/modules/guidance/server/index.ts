/** The front door of the guidance module: who is responsible, sending people on, appointments, handing over. */
export { followUnits } from './use-cases/follow-units.ts';
export { addDesk, changeDesk, confirmDesk, findResponsibleDesks, listDesks, readDesk, removeDesk } from './use-cases/desks.ts';
export { askDesks, confirmDeskByLink, readDeskByLink } from './use-cases/ask-desks.ts';
export { countReferral, readPublicDesks, readReferralFigures } from './use-cases/referrals.ts';
export { readSlip } from './read-slip.ts';
export { renderSlip } from './render-slip.ts';
export { addBookable, changeBookable, listBookables, readPublicBookable, readPublicBookables } from './use-cases/bookables.ts';
export { bookAppointment, cancelAppointment, moveAppointment, readOwnAppointment } from './use-cases/book.ts';
export {
  followEvent,
  listAppointments,
  readAppointmentFigures,
  readInterpretingNeed,
  recordOutcome,
} from './use-cases/appointments.ts';
export {
  answerHandover,
  listHandovers,
  readHandover,
  readHandoverFigures,
  sendHandover,
  withdrawHandover,
} from './use-cases/handovers.ts';

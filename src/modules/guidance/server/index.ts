/** The front door of the guidance module: who is responsible, sending people on. */
export { followUnits } from './use-cases/follow-units.ts';
export { addDesk, changeDesk, confirmDesk, findResponsibleDesks, listDesks, readDesk, removeDesk } from './use-cases/desks.ts';
export { countReferral, readPublicDesks, readReferralFigures } from './use-cases/referrals.ts';
export { readSlip } from './read-slip.ts';
export { renderSlip } from './render-slip.ts';

/** The front door of the network module: organisations, places, bodies, meetings, papers, projects. */
export { loadBodyNames, loadBodyOffices } from './body-offices.ts';
export { hoursText } from './model/hours-text.ts';
export { hoursView } from './model/opening-hours.ts';
export { loadMeetings } from './load-meetings.ts';
export { checkPlace } from './check-place.ts';
export { loadMeeting, loadPapers } from './load-papers.ts';
export { addBody, changeBody, listBodies, readBody } from './use-cases/bodies.ts';
export { addMeeting, changeMeeting, listHeldMeetings, listMeetings, readMeeting } from './use-cases/meetings.ts';
export { listedProjects, publicProjects } from './project-store.ts';
export { addProject, changeProject, listProjects, readProject, type ProjectPage } from './use-cases/projects.ts';
export { deleteProject, endProject, listProjectHolders } from './use-cases/end-project.ts';
export { organisationsByUnit } from './organisations-by-unit.ts';
export { changeOwnOrganisation, grantEditor, inviteEditor } from './use-cases/editors.ts';
export {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  listOrganisations,
  readOrganisation,
  reopenOrganisation,
} from './use-cases/organisations.ts';
export { addContact, changeContact, listContacts, readContact, type ContactPage } from './use-cases/contacts.ts';
export { addOffice, changeOffice, listOffices, removeOffice } from './use-cases/offices.ts';
export { hideUnconfirmed } from './use-cases/hide-unconfirmed.ts';
export { readOutlines, setOutlines } from './use-cases/outlines.ts';
export { addPlace, changePlace, confirmPlace, listPlaces, readPlace, setPlaceState, type PlacePage } from './use-cases/places.ts';
export {
  drawSpots,
  findOffice,
  findOfficesFor,
  readPublicPlace,
  readPublicPlaces,
  readPublicPlacesInFull,
  readPublicReferences,
} from './use-cases/public-places.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { addPaper, changePaper, listPapers, listPublicPapers, readPaper, readPublicPaper } from './use-cases/papers.ts';
export { moveStop, removeStop, saveStop } from './use-cases/stops.ts';

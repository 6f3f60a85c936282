/** The front door of the tenancy module: counties, units, people, keys, settings, the audit log. */
export { accountsById, findApiKey, grantsOf } from './accounts.ts';
export { findMailChange } from './account-links.ts';
export { createCountyDirectory, type CountyDirectory } from './directory.ts';
export { followingUnits } from './following-units.ts';
export { isLastCoordinator } from './grants.ts';
export { insertInvitation } from './insert-invitation.ts';
export { insertUnit } from './insert-unit.ts';
export { editorOf, endOrganisationBindings, grantEditorRole, renameOrganisationBindings } from './organisation-bindings.ts';
export { loadPlaceNames } from './place-names.ts';
export { loadCoordinators, loadCurrentUnits, loadReachable, loadWriters, type Reachable } from './reachable.ts';
export { readSettings } from './settings.ts';
export { readArms, removeArms, setArms } from './use-cases/arms.ts';
export { changeUnit, listUnitSuccessors } from './use-cases/change-unit.ts';
export { createCounty, fillCounty, setCountyHost } from './use-cases/create-county.ts';
export {
  acceptInvitation,
  invitePerson,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from './use-cases/invitations.ts';
export { askForOwnMail, changeOwnName, confirmOwnMail, readMailLink } from './use-cases/own-account.ts';
export { askForPassword, readPasswordLink, setPasswordByLink } from './use-cases/password-links.ts';
export { createApiKey, listApiKeys, revokeApiKey } from './use-cases/keys.ts';
export { listOwnSessions, revokeOwnSession } from './use-cases/own-sessions.ts';
export { grantPlatformAdmin, grantRole, listPeople, revokeGrant } from './use-cases/people.ts';
export { readPublicSettings } from './use-cases/read-public-settings.ts';
export { listAuditChoices } from './use-cases/list-audit-choices.ts';
export { readAudit } from './use-cases/read-audit.ts';
export {
  addResponsiblePerson,
  changeResponsiblePerson,
  listResponsiblePersons,
  removeResponsiblePerson,
} from './use-cases/responsible-persons.ts';
export { unitsOn } from './units-now.ts';
export { cancelReorganisation, carryOutReorganisations, listReorganisations, reorganise } from './use-cases/reorganise.ts';
export { changeSettings, readCounty } from './use-cases/settings.ts';
export { addUnit, listPublicMunicipalities, listUnits } from './use-cases/units.ts';

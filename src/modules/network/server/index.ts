/** The front door of the network module: organisations. */
export {
  addOrganisation,
  changeOrganisation,
  closeOrganisation,
  listOrganisations,
  readOrganisation,
  reopenOrganisation,
} from './use-cases/organisations.ts';

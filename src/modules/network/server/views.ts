import type { OrganisationView } from '../contract.ts';
import type { OrganisationRow } from './store.ts';

export const organisationView = ({ row, municipality, unit }: OrganisationRow): OrganisationView => ({
  id: row.id,
  name: row.name,
  alternateName: row.alternateName,
  description: row.description,
  website: row.website,
  email: row.email,
  kind: row.kind,
  municipality,
  unit,
  closedOn: row.closedOn,
  version: row.version,
});

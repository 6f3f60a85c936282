/** What an organisation is, in the order in which lists offer it. */
export const organisationKinds = [
  'authority',
  'municipality',
  'welfare',
  'association',
  'migrant-organisation',
  'education',
  'school',
  'childcare',
  'health',
  'religious',
  'business',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** German words for the kinds. */
export const organisationKindWords: Readonly<Record<OrganisationKind, string>> = {
  authority: 'Behörde',
  municipality: 'Stadt oder Gemeinde',
  welfare: 'Wohlfahrtsverband',
  association: 'Verein oder Initiative',
  'migrant-organisation': 'Migrantenorganisation',
  education: 'Bildungsträger',
  school: 'Schule',
  childcare: 'Kita',
  health: 'Gesundheitseinrichtung',
  religious: 'Religionsgemeinschaft',
  business: 'Unternehmen oder Kammer',
  other: 'Sonstige',
};

/** An organisation as the back office sees it. The names of its fields are those of HSDS where there are any. */
export type OrganisationView = {
  id: string;
  name: string;
  alternateName: string | null;
  description: string | null;
  website: string | null;
  email: string | null;
  kind: OrganisationKind;
  municipality: { id: string; name: string } | null;
  /** The unit that stands for it in strategies. */
  unit: { id: string; name: string } | null;
  /** The day it ended; it stays readable where it is named. */
  closedOn: string | null;
  version: number;
};

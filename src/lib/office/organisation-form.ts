import { organisationKindWords, organisationKinds, type OrganisationView } from '#modules/network/contract.ts';

export const organisationKindOptions = organisationKinds.map((value) => ({ value, label: organisationKindWords[value] }));

/** The form's controls as text, as the page fills them in again. */
export type OrganisationForm = Record<
  'name' | 'alternateName' | 'description' | 'website' | 'email' | 'kind' | 'municipalityId' | 'unitId',
  string
>;

export const organisationFields = [
  'name',
  'alternateName',
  'kind',
  'description',
  'website',
  'email',
  'municipalityId',
  'unitId',
] as const satisfies readonly (keyof OrganisationForm)[];

export const emptyOrganisation = Object.fromEntries(organisationFields.map((name) => [name, ''])) as OrganisationForm;

export const storedOrganisation = (view: OrganisationView): OrganisationForm => ({
  name: view.name,
  alternateName: view.alternateName ?? '',
  description: view.description ?? '',
  website: view.website ?? '',
  email: view.email ?? '',
  kind: view.kind,
  municipalityId: view.municipality?.id ?? '',
  unitId: view.unit?.id ?? '',
});

/** Places and partner units to choose from; a unit that is past is offered only where it is chosen already. */
export function organisationChoices(input: {
  units: readonly { id: string; name: string; kind: string; validTo: string | null }[];
  municipalities: readonly { id: string; name: string }[];
  today: string;
  chosenUnitId: string | null;
}) {
  return {
    municipalities: input.municipalities.map(({ id, name }) => ({ value: id, label: name })),
    units: input.units
      .filter((unit) => unit.kind === 'partner')
      .filter((unit) => unit.id === input.chosenUnitId || unit.validTo === null || unit.validTo >= input.today)
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

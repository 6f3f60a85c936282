import type { OrganisationKind } from '#modules/network/contract.ts';
import { textOf } from '#lib/server/answers.ts';
import { organisationFields, type OrganisationForm } from './organisation-form.ts';

/** What was typed, and what the use case is given: empty controls are null. */
export function readOrganisationForm(form: FormData) {
  const typed = Object.fromEntries(organisationFields.map((name) => [name, textOf(form, name) ?? ''])) as OrganisationForm;
  return {
    typed,
    input: {
      name: typed.name,
      kind: typed.kind as OrganisationKind,
      alternateName: typed.alternateName || null,
      description: typed.description || null,
      website: typed.website || null,
      email: typed.email || null,
      municipalityId: typed.municipalityId || null,
      unitId: typed.unitId || null,
    },
  };
}

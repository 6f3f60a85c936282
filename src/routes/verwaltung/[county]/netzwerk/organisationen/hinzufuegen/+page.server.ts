import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { emptyOrganisation, organisationChoices } from '#lib/office/organisation-form.ts';
import { readOrganisationForm } from '#lib/office/read-organisation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Organisationen pflegt die Koordination.');
  const listed = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  return { stored: emptyOrganisation, choices: organisationChoices({ ...listed, today, chosenUnitId: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readOrganisationForm(await request.formData());
    const result = await locals.app.network.addOrganisation(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).organisations}?gespeichert=organisation`);
  },
};

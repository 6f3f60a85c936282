import { error, redirect } from '@sveltejs/kit';
import { loadSchoolChoices } from '#lib/office/load-schools.ts';
import { readSchoolForm } from '#lib/office/read-school-form.ts';
import { emptySchool } from '#lib/office/school-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Einrichtungen tragen ein: die Koordination, Stellen, Gemeinden und Träger.');
  const county = locals.county!.id;
  const own = locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === county) : [];
  const [first] = own.filter(({ organisationId, unitId, municipalityId }) => organisationId ?? unitId ?? municipalityId);
  return {
    stored: {
      ...emptySchool,
      organisationId: first?.organisationId ?? '',
      unitId: first?.organisationId ? '' : (first?.unitId ?? ''),
      municipalityId: first?.role === 'municipality-editor' ? (first.municipalityId ?? '') : '',
    },
    choices: await loadSchoolChoices({ locals, chosen: null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readSchoolForm(await request.formData());
    const result = await locals.app.schools.addSchool(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).school(result.value.id)}?gespeichert=einrichtung`);
  },
};

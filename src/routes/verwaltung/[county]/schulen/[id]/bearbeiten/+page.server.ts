import { error, redirect } from '@sveltejs/kit';
import { loadSchool, loadSchoolChoices } from '#lib/office/load-schools.ts';
import { readSchoolForm } from '#lib/office/read-school-form.ts';
import { storedSchool } from '#lib/office/school-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const school = await loadSchool({ locals, id: params.id });
  if (!school.mayChange) error(403, 'Diese Einrichtung pflegen der Träger und die Koordination.');
  return {
    school: { id: school.id, name: school.place.name, version: school.version },
    stored: storedSchool(school),
    choices: await loadSchoolChoices({ locals, chosen: school }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readSchoolForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.schools.changeSchool(locals.ctx, { ...input, schoolId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).school(params.id)}?gespeichert=einrichtung`);
  },
};

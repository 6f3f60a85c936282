import { redirect } from '@sveltejs/kit';
import { loadServiceChoices } from '#lib/office/load-services.ts';
import { readServiceForm } from '#lib/office/read-service-form.ts';
import { emptyService } from '#lib/office/service-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const choices = await loadServiceChoices(locals);
  return { choices, stored: emptyService(choices.pools[0]?.value ?? '') };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readServiceForm(await request.formData());
    const result = await locals.app.interpreting.addService(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageService(result.value.id)}?gespeichert=sprachdienst`);
  },
};

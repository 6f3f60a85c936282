import { redirect } from '@sveltejs/kit';
import { loadService, loadServiceChoices } from '#lib/office/load-services.ts';
import { readServiceForm } from '#lib/office/read-service-form.ts';
import { serviceToForm } from '#lib/office/service-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const service = await loadService(locals, params.id);
  return { service, choices: await loadServiceChoices(locals), stored: serviceToForm(service) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readServiceForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.changeService(locals.ctx, { ...input, serviceId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageService(params.id)}?gespeichert=sprachdienst`);
  },
};

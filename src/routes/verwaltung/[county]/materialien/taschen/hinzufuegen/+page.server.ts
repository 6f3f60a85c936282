import { error, redirect } from '@sveltejs/kit';
import { loadKitChoices } from '#lib/office/load-kits.ts';
import { storedKit } from '#lib/office/order-form.ts';
import { readKitForm } from '#lib/office/read-kit-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepMaterials) error(403, 'Taschen legen an: die Koordination und die Stellen der Verwaltung.');
  return { stored: storedKit(null), choices: await loadKitChoices({ locals, chosen: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readKitForm(await request.formData());
    const result = await locals.app.materials.addKit(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).kit(result.value.id)}?gespeichert=tasche`);
  },
};

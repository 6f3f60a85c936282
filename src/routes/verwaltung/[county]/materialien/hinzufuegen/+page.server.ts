import { error, redirect } from '@sveltejs/kit';
import { loadMaterialChoices } from '#lib/office/load-materials.ts';
import { emptyMaterial } from '#lib/office/material-form.ts';
import { readMaterialForm } from '#lib/office/read-material-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const choices = await loadMaterialChoices(locals);
  if (!choices.whole && choices.owners.length === 0)
    error(403, 'Materialien legen an: die Koordination, die Stellen der Verwaltung und die Gemeinden.');
  return { stored: emptyMaterial, choices };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readMaterialForm(await request.formData());
    const result = await locals.app.materials.addMaterial(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).material(result.value.id)}?gespeichert=material`);
  },
};

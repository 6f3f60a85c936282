import { error, redirect } from '@sveltejs/kit';
import { loadMaterialChoices } from '#lib/office/load-materials.ts';
import { emptyMaterial } from '#lib/office/material-form.ts';
import { readMaterialForm } from '#lib/office/read-material-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepMaterials) error(403, 'Materialien legen an: die Koordination und die Stellen der Verwaltung.');
  return { stored: emptyMaterial, choices: await loadMaterialChoices({ locals, chosen: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readMaterialForm(await request.formData());
    const result = await locals.app.materials.addMaterial(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).material(result.value.id)}?gespeichert=material`);
  },
};

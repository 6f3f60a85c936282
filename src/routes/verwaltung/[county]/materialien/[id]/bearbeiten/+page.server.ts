import { error, redirect } from '@sveltejs/kit';
import { loadMaterial, loadMaterialChoices } from '#lib/office/load-materials.ts';
import { storedMaterial } from '#lib/office/material-form.ts';
import { readMaterialForm } from '#lib/office/read-material-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const material = await loadMaterial({ locals, id: params.id });
  if (!material.mayChange) error(403, 'Dieses Material pflegen die Koordination und wer dort steht.');
  return {
    material: { id: material.id, title: material.title, version: material.version },
    stored: storedMaterial(material),
    choices: await loadMaterialChoices(locals, material),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readMaterialForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.materials.changeMaterial(locals.ctx, { ...input, materialId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).material(params.id)}?gespeichert=material`);
  },
};

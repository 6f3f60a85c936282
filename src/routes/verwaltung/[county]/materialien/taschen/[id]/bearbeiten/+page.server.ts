import { error, redirect } from '@sveltejs/kit';
import { loadKit, loadKitChoices } from '#lib/office/load-kits.ts';
import { storedKit } from '#lib/office/order-form.ts';
import { readKitForm } from '#lib/office/read-kit-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const kit = await loadKit({ locals, id: params.id });
  if (!kit.mayChange) error(403, 'Diese Tasche pflegen die Koordination und die Stelle, die sie packt.');
  return {
    kit: { id: kit.id, title: kit.title, version: kit.version },
    stored: storedKit(kit),
    choices: await loadKitChoices({ locals, chosen: kit.unit?.id ?? null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readKitForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.materials.changeKit(locals.ctx, { ...input, kitId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).kit(params.id)}?gespeichert=tasche`);
  },
};

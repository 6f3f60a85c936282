import { error, redirect } from '@sveltejs/kit';
import { emptyClass } from '#lib/office/class-form.ts';
import { loadClassChoices } from '#lib/office/load-classes.ts';
import { readClassForm } from '#lib/office/read-class-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Sprachklassen tragen ein: die Koordination, Stellen, Gemeinden und Träger.');
  return { stored: emptyClass, choices: await loadClassChoices(locals) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readClassForm(await request.formData());
    const result = await locals.app.schools.addLanguageClass(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).languageClass(result.value.id)}?gespeichert=sprachklasse`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { loadKeepers, readMediumForm } from '#lib/office/load-media.ts';
import { emptyMedium, mediumInputOf } from '#lib/office/medium-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const choices = await loadKeepers(locals);
  const [only, ...others] = choices.owners;
  if (!choices.whole && only === undefined) error(403, 'Sie laden hier keine Dateien hoch.');
  const owner = !choices.whole && only && others.length === 0 ? only.value : '';
  return { choices, stored: { ...emptyMedium, owner } };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const typed = readMediumForm(await request.formData());
    const result = await locals.app.welcome.addMedium(locals.ctx, { ...mediumInputOf(typed), upload: locals.upload });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).medium(result.value.id)}?gespeichert=medium`);
  },
};

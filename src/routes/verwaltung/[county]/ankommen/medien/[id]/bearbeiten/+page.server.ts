import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { loadKeepers, readMediumForm } from '#lib/office/load-media.ts';
import { mediumInputOf, storedMedium } from '#lib/office/medium-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diese Datei gibt es hier nicht.');
  const medium = valueOrError(await locals.app.welcome.readMedium(locals.ctx, { mediumId: params.id }));
  if (!medium.mayChange) error(403, 'Diese Datei pflegen andere.');
  return { medium, stored: storedMedium(medium), choices: await loadKeepers(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = readMediumForm(form);
    const version = Number(textOf(form, 'version'));
    const given = { mediumId: params.id, version, ...mediumInputOf(typed) };
    const result = await locals.app.welcome.changeMedium(locals.ctx, given);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).medium(params.id)}?gespeichert=medium`);
  },
};

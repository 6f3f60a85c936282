import { error, redirect } from '@sveltejs/kit';
import { loadWallChoices } from '#lib/office/load-wall-sheets.ts';
import { readWallForm } from '#lib/office/read-wall-form.ts';
import { emptyWall } from '#lib/office/wall-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const choices = await loadWallChoices(locals);
  if (!choices.whole && choices.municipalities.length === 0) error(403, 'Sie führen hier keine Aushänge.');
  const kind = choices.whole && url.searchParams.get('art') === 'poster' ? 'poster' : 'accommodation';
  return { choices, stored: emptyWall(kind, choices.languages) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readWallForm(await request.formData());
    const result = await locals.app.welcome.addWallSheet(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).wallSheet(result.value.id)}?gespeichert=aushang`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Datei gibt es hier nicht.');
  return {
    medium: valueOrError(await locals.app.welcome.readMedium(locals.ctx, { mediumId: params.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  ersetzen: async ({ locals, params, request }) => {
    const version = Number((await request.formData()).get('version'));
    const given = { mediumId: params.id, version, upload: locals.upload };
    const result = await locals.app.welcome.replaceMedium(locals.ctx, given);
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).medium(params.id)}?gespeichert=medium-neu`);
  },
  loeschen: async ({ locals, params }) => {
    const result = await locals.app.welcome.deleteMedium(locals.ctx, { mediumId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).media}?gespeichert=medium-weg`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Textbaustein gibt es hier nicht.');
  return {
    text: valueOrError(await locals.app.welcome.readPlainText(locals.ctx, { plainTextId: params.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  freigeben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const reviewBy = textOf(form, 'reviewBy');
    const given = { plainTextId: params.id, version: Number(textOf(form, 'version')), reviewBy };
    const result = await locals.app.welcome.releasePlainText(locals.ctx, given);
    if (!result.ok) return failure(result, { reviewBy: reviewBy ?? '' });
    redirect(303, `${officePaths(locals.county!.slug).plainText(params.id)}?gespeichert=baustein-frei`);
  },
  zurueckziehen: async ({ locals, params }) => {
    const result = await locals.app.welcome.retirePlainText(locals.ctx, { plainTextId: params.id });
    if (!result.ok) return failure(result, { reviewBy: '' });
    redirect(303, `${officePaths(locals.county!.slug).plainText(params.id)}?gespeichert=baustein-weg`);
  },
};

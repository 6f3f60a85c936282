import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Aushang gibt es hier nicht.');
  return {
    sheet: valueOrError(await locals.app.welcome.readWallSheet(locals.ctx, { sheetId: params.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  gedruckt: async ({ locals, params, request }) => {
    const version = Number((await request.formData()).get('version'));
    const result = await locals.app.welcome.markWallSheetPrinted(locals.ctx, { sheetId: params.id, version });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).wallSheet(params.id)}?gespeichert=aushang-gedruckt`);
  },
  entfernen: async ({ locals, params }) => {
    const result = await locals.app.welcome.deleteWallSheet(locals.ctx, { sheetId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).wallSheets()}?gespeichert=aushang-weg`);
  },
};

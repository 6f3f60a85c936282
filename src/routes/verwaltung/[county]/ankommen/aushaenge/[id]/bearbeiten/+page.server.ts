import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { loadWallChoices } from '#lib/office/load-wall-sheets.ts';
import { readWallForm } from '#lib/office/read-wall-form.ts';
import { storedWall } from '#lib/office/wall-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Aushang gibt es hier nicht.');
  const sheet = valueOrError(await locals.app.welcome.readWallSheet(locals.ctx, { sheetId: params.id }));
  if (!sheet.mayKeep) error(403, 'Diesen Aushang führt jemand anderes.');
  return { sheet, stored: storedWall(sheet), choices: await loadWallChoices(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readWallForm(form);
    const version = Number(form.get('version'));
    const result = await locals.app.welcome.changeWallSheet(locals.ctx, { sheetId: params.id, version, ...input });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).wallSheet(params.id)}?gespeichert=aushang`);
  },
};

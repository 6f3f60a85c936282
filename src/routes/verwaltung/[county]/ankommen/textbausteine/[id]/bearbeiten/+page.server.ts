import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { loadNoticeChoices } from '#lib/office/load-notices.ts';
import { readPlainTextForm, storedPlainText } from '#lib/office/plain-text-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  if (!isId(params.id)) error(404, 'Diesen Textbaustein gibt es hier nicht.');
  const text = valueOrError(await locals.app.welcome.readPlainText(locals.ctx, { plainTextId: params.id }));
  if (!text.mayChange) error(403, 'Diesen Text pflegen andere.');
  const { units } = await loadNoticeChoices(locals);
  return { text, stored: storedPlainText(text), units, whole: (await parent()).may.coordinate };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPlainTextForm(form);
    const version = Number(textOf(form, 'version'));
    const result = await locals.app.welcome.changePlainText(locals.ctx, { plainTextId: params.id, version, ...input });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).plainText(params.id)}?gespeichert=baustein`);
  },
};

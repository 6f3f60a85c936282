import { error, redirect } from '@sveltejs/kit';
import { readabilityOf } from '#kernel/content/readability.ts';
import { loadNoticeChoices } from '#lib/office/load-notices.ts';
import { emptyPlainText, readPlainTextForm } from '#lib/office/plain-text-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { units, whole } = await loadNoticeChoices(locals);
  if (!whole) error(403, 'Sie schreiben hier keine Texte.');
  const { may } = await parent();
  const unitId = !may.coordinate && units.length === 1 ? units[0]!.value : '';
  return { units, whole: may.coordinate, stored: { ...emptyPlainText, unitId }, reading: readabilityOf('') };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readPlainTextForm(await request.formData());
    const result = await locals.app.welcome.addPlainText(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).plainText(result.value.id)}?gespeichert=baustein`);
  },
};

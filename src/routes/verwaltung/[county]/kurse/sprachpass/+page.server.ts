import { redirect } from '@sveltejs/kit';
import { loadStamps } from '#lib/office/load-stamps.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadStamps({ locals, url })),
  keys: valueOrError(await locals.app.courses.readStampKeys(locals.ctx, {})),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const withdrawn = (await request.formData()).get('withdrawn') === 'ja';
    const result = await locals.app.courses.renewStampKey(locals.ctx, { withdrawn });
    return result.ok ? redirect(303, `${officePaths(locals.county!.slug).stamps}?gespeichert=schluessel`) : failure(result, {});
  },
};

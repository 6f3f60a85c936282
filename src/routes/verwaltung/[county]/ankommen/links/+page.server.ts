import { redirect } from '@sveltejs/kit';
import { loadLinks } from '#lib/office/load-links.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadLinks({ locals, url })),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  /** Puts the new address of a link that moved into all pages that have it. */
  uebernehmen: async ({ locals, request }) => {
    const linkId = textOf(await request.formData(), 'linkId') ?? '';
    const result = await locals.app.welcome.takeMovedLink(locals.ctx, { linkId });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).links}?gespeichert=link-umgezogen`);
  },
};

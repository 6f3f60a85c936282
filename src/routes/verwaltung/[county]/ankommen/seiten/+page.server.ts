import { redirect } from '@sveltejs/kit';
import { loadPages } from '#lib/office/load-pages.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadPages({ locals, url })),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  /** One place up or down among its siblings. */
  ruecken: async ({ locals, request }) => {
    const form = await request.formData();
    const parentId = textOf(form, 'parentId');
    const pageId = textOf(form, 'pageId') ?? '';
    const result = await locals.app.welcome.movePage(locals.ctx, {
      pageId,
      parentId,
      position: Number(textOf(form, 'position')),
    });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).pages}?gespeichert=seite-verschoben#s-${pageId}`);
  },
};

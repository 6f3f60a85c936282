import { error, redirect } from '@sveltejs/kit';
import { parentChoices } from '#lib/office/load-pages.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Gemeinsame Seiten übernimmt die Koordination.');
  const search = url.searchParams.get('suche')?.trim().slice(0, 200) ?? '';
  const shared = valueOrError(await locals.app.welcome.listSharedPages(locals.ctx, { language: 'de' }));
  const words = search.toLowerCase();
  return {
    search,
    shared: shared.filter(({ title, summary, from }) => `${title} ${summary} ${from}`.toLowerCase().includes(words)),
    missing: shared.filter(({ taken, from }) => !taken && from === 'library').length,
    parents: parentChoices(valueOrError(await locals.app.welcome.listPages(locals.ctx, {}))),
  };
};

export const actions: Actions = {
  uebernehmen: async ({ locals, request }) => {
    const form = await request.formData();
    const sharedPageId = textOf(form, 'sharedPageId') ?? '';
    const result = await locals.app.welcome.mirrorPage(locals.ctx, { sharedPageId, parentId: textOf(form, 'parentId') });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).page(result.value.id)}?gespeichert=seite-uebernommen`);
  },
  alle: async ({ locals }) => {
    const result = await locals.app.welcome.mirrorLibrary(locals.ctx, {});
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).pages}?gespeichert=seite-uebernommen`);
  },
};

import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadPage, parentChoices } from '#lib/office/load-pages.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await loadPage({ locals, id: params.id });
  const pages = page.mayArrange ? valueOrError(await locals.app.welcome.listPages(locals.ctx, {})) : [];
  return {
    page,
    parent: pages.find(({ id }) => id === page.parentId) ?? null,
    place: pages.filter(({ parentId }) => parentId === page.parentId).findIndex(({ id }) => id === page.id) + 1,
    parents: parentChoices(pages, page.id),
    publicAddress: publicPaths({ base: locals.base, language: page.language }).page(page.path),
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).page(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.welcome.confirmPage(locals.ctx, { pageId: params.id });
    return result.ok ? back(locals, params.id, 'seite-bestaetigt') : failure(result, {});
  },
  zustand: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.welcome.setPageState(locals.ctx, {
      pageId: params.id,
      version: Number(textOf(form, 'version')),
      state: textOf(form, 'state') as 'public' | 'hidden' | 'archived',
    });
    return result.ok ? back(locals, params.id, 'seite-zustand') : failure(result, {});
  },
  verschieben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const parentId = textOf(form, 'parentId');
    const place = textOf(form, 'place') ?? '';
    const result = await locals.app.welcome.movePage(locals.ctx, {
      pageId: params.id,
      parentId,
      position: Math.max(Math.trunc(Number(place) || 1) - 1, 0),
    });
    return result.ok ? back(locals, params.id, 'seite-verschoben') : failure(result, { parentId: parentId ?? '', place });
  },
  teilen: async ({ locals, params, request }) => {
    const shares = textOf(await request.formData(), 'shares') === 'ja';
    const result = await locals.app.welcome.sharePage(locals.ctx, { pageId: params.id, shares });
    return result.ok ? back(locals, params.id, shares ? 'seite-geteilt' : 'seite-ungeteilt') : failure(result, {});
  },
};

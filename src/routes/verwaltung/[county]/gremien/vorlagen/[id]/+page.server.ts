import { redirect } from '@sveltejs/kit';
import { paperPage } from '#lib/office/body-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await paperPage({ locals, id: params.id });
  return {
    ...page,
    publicHref: page.paper.isPublic ? publicPaths({ base: locals.base, language: 'de' }).paper(page.paper.id) : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const asked = (form: FormData) => ({ stopId: textOf(form, 'stopId') ?? '', version: Number(textOf(form, 'version')) });

export const actions: Actions = {
  entfernen: async ({ locals, params, request }) => {
    const input = asked(await request.formData());
    const result = await locals.app.network.removeStop(locals.ctx, { paperId: params.id, ...input });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=station-weg`);
  },
  frueher: async ({ locals, params, request }) => {
    const input = asked(await request.formData());
    const result = await locals.app.network.moveStop(locals.ctx, { paperId: params.id, ...input, to: 'earlier' });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=station`);
  },
};

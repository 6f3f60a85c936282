import { redirect } from '@sveltejs/kit';
import { loadMaterial } from '#lib/office/load-materials.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const material = await loadMaterial({ locals, id: params.id });
  return {
    material,
    publicAddress: publicPaths({ base: locals.base, language: 'de' }).form(material.slug),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).material(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  pruefen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const asked = { editionId: textOf(form, 'fassung') ?? '', basedOnId: textOf(form, 'deutsch') };
    const result = await locals.app.materials.checkEdition(locals.ctx, asked);
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'fassung-geprueft');
  },
  entfernen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.materials.removeEdition(locals.ctx, { editionId: textOf(form, 'fassung') ?? '' });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'fassung-weg');
  },
};

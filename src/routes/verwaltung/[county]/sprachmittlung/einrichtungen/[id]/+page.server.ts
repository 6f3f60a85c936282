import { redirect } from '@sveltejs/kit';
import { loadPoolRequester } from '#lib/office/load-pool-requesters.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  requester: await loadPoolRequester({ locals, id: params.id }),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).poolRequester(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  sperren: async ({ locals, params, request }) => {
    const reason = textOf(await request.formData(), 'reason') ?? '';
    const result = await locals.app.interpreting.blockRequester(locals.ctx, { requesterId: params.id, reason });
    return result.ok ? back(locals.county!.slug, params.id, 'sm-gesperrt') : failure(result, { reason });
  },
  entsperren: async ({ locals, params }) => {
    const result = await locals.app.interpreting.unblockRequester(locals.ctx, { requesterId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'sm-entsperrt') : failure(result, { reason: '' });
  },
  link: async ({ locals, params }) => {
    const result = await locals.app.interpreting.sendRequesterPage(locals.ctx, { requesterId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'sm-link') : failure(result, { reason: '' });
  },
};

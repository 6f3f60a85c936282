import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Meldung gibt es hier nicht.');
  return {
    notice: valueOrError(await locals.app.welcome.readNotice(locals.ctx, { noticeId: params.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  zuruecknehmen: async ({ locals, params, request }) => {
    const version = Number((await request.formData()).get('version'));
    const result = await locals.app.welcome.withdrawNotice(locals.ctx, { noticeId: params.id, version });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).notice(params.id)}?gespeichert=meldung-zurueck`);
  },
  loeschen: async ({ locals, params }) => {
    const result = await locals.app.welcome.deleteNotice(locals.ctx, { noticeId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).notices}?gespeichert=meldung-weg`);
  },
};

import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Abfrage gibt es hier nicht.');
  return {
    inquiry: valueOrError(await locals.app.courses.readInquiry(locals.ctx, { inquiryId: params.id }), url),
    saved: savedWords(url.searchParams.get('gespeichert')),
    search: url.search,
  };
};

const turn =
  (what: 'remindProviders' | 'closeInquiry', saved: string): Actions[string] =>
  async ({ locals, params }) => {
    const result = await locals.app.courses[what](locals.ctx, { inquiryId: params['id'] ?? '' });
    if (!result.ok) return fail(409, { message: result.problem.message });
    redirect(303, `${officePaths(locals.county!.slug).courseInquiry(params['id'] ?? '')}?gespeichert=${saved}`);
  };

export const actions: Actions = {
  erinnern: turn('remindProviders', 'abfrage-erinnert'),
  abschliessen: turn('closeInquiry', 'abfrage-zu'),
};

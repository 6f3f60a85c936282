import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '#lib/server/link-page.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter-pool-date';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  return { date: valueOrError(await locals.app.interpreting.readPoolDateByLink(ctx, {})), county: linkCounty(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const comes = (await request.formData()).get('kommt') === 'ja';
    const result = await locals.app.interpreting.answerPoolDate(ctx, { comes });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};

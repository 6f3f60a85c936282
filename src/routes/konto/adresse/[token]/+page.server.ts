import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { tenancy, context } = locals.app;
  if (url.searchParams.has('erledigt')) return { done: true, link: null, message: '' };
  const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
  const link = await tenancy.readMailLink(ctx, { token: params.token });
  return link.ok ? { done: false, link: link.value, message: '' } : { done: false, link: null, message: link.problem.message };
};

export const actions: Actions = {
  default: async ({ locals, params, url }) => {
    const { tenancy, context } = locals.app;
    const ctx = context({ county: null, actor: locals.actor, requestId: locals.requestId });
    const result = await tenancy.confirmOwnMail(ctx, { token: params.token });
    if (!result.ok) return failure(result, {});
    redirect(303, locals.actor.kind === 'account' ? `${sitePaths.account}?erledigt=adresse` : `${url.pathname}?erledigt`);
  },
};

import { openLink } from '../open-link.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  if (url.searchParams.has('erledigt')) return { state: 'done' as const, topics: [] };
  return openLink({ locals, token: params.token, kind: 'confirm' });
};

export const actions: Actions = {
  default: async ({ locals, params, url }) => {
    const result = await locals.app.strategy.confirmSubscription(locals.ctx, { token: params.token });
    if (!result.ok) return fail(404, { gone: true });
    redirect(303, `${url.pathname}?erledigt`);
  },
};

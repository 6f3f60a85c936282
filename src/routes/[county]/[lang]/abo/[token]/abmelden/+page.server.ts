import { redirect } from '@sveltejs/kit';
import { textOf } from '#lib/server/answers.ts';
import { publicValue } from '../../../public-value.ts';
import { isLanguage } from '#lib/languages.ts';
import { openLink } from '../open-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const opened = await openLink({ locals, token: params.token, kind: 'leave' });
  const left = url.searchParams.has('erledigt');
  return { ...opened, state: left ? ('done' as const) : opened.state };
};

export const actions: Actions = {
  // A mail program's own button sends `List-Unsubscribe=One-Click` here (RFC 8058): it leaves all.
  default: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const result = await locals.app.strategy.leaveSubscription(locals.ctx, {
      token: params.token,
      subscriptionId: textOf(form, 'only'),
    });
    publicValue(result, isLanguage(params.lang) ? params.lang : 'de');
    redirect(303, `${url.pathname}?erledigt`);
  },
};

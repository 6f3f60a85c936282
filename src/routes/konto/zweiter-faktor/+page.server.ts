import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { loginFor, textOf } from '#lib/server/answers.ts';
import { refusal } from '../../anmelden/refusal.ts';
import { returnPath } from '../../anmelden/return-path.ts';
import { setCookies } from '../../anmelden/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url, setHeaders }) => {
  const { sessions, secondFactor, accounts } = locals.app.auth;
  const session = await sessions.read({ headers: request.headers });
  if (session === null) redirect(303, loginFor(url));
  if (session.hasSecondFactor || !(await accounts.hasPassword(session.accountId))) redirect(303, sitePaths.account);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    weiter: returnPath(url.searchParams.get('weiter')),
    email: session.email,
    pending: await secondFactor.pending({ headers: request.headers }),
  };
};

export const actions: Actions = {
  beginnen: async ({ locals, request, getClientAddress, url }) => {
    const password = String((await request.formData()).get('password') ?? '');
    const result = await locals.app.auth.secondFactor.begin({ headers: request.headers, address: getClientAddress(), password });
    if (!result.ok) return refusal(result, {});
    redirect(
      303,
      url.pathname +
        (url.searchParams.has('weiter') ? `?weiter=${encodeURIComponent(returnPath(url.searchParams.get('weiter')))}` : ''),
    );
  },
  bestaetigen: async ({ locals, request, cookies, getClientAddress }) => {
    const form = await request.formData();
    const code = textOf(form, 'code') ?? '';
    const result = await locals.app.auth.secondFactor.confirm({ headers: request.headers, address: getClientAddress(), code });
    if (!result.ok) return refusal(result, {});
    setCookies(cookies, result.value.cookies);
    redirect(303, returnPath(textOf(form, 'weiter')));
  },
};

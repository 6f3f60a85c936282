import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { refusal } from './refusal.ts';
import { returnPath, withReturn } from './return-path.ts';
import { setCookies } from './set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  const { auth, counties } = locals.app;
  const weiter = returnPath(url.searchParams.get('weiter'));
  const session = await auth.sessions.read({ headers: request.headers });
  if (session?.complete) redirect(303, weiter);
  const names = new Map((await counties.all()).map((county) => [county.slug, county.officialName]));
  const groups = Map.groupBy(
    auth.demoAccounts.filter((account) => account.county === null || names.has(account.county)),
    (account) => account.county,
  );
  return {
    weiter,
    signedOut: url.searchParams.has('abgemeldet'),
    newPassword: url.searchParams.has('passwort'),
    setUpWaits: session !== null,
    directory: auth.directory && { name: auth.directory.name, href: withReturn(sitePaths.loginOidc, weiter) },
    demo: [...groups].map(([county, accounts]) => ({ county: county === null ? 'Plattform' : names.get(county)!, accounts })),
  };
};

export const actions: Actions = {
  passwort: async ({ locals, request, cookies, getClientAddress }) => {
    const form = await request.formData();
    const weiter = returnPath(textOf(form, 'weiter'));
    const email = textOf(form, 'email') ?? '';
    const password = String(form.get('password') ?? '');
    const result = await locals.app.auth.password.signIn({
      headers: request.headers,
      address: getClientAddress(),
      email,
      password,
    });
    if (!result.ok) return refusal(result, { email });
    setCookies(cookies, result.value.cookies);
    redirect(303, withReturn(result.value.next === 'code' ? sitePaths.loginSecondFactor : sitePaths.accountSecondFactor, weiter));
  },

  demo: async ({ locals, request, cookies }) => {
    const form = await request.formData();
    const email = textOf(form, 'konto') ?? '';
    const result = await locals.app.auth.sessions.startDemo({ headers: request.headers, email });
    if (!result.ok) return refusal(result, { email: '' });
    setCookies(cookies, result.value.cookies);
    redirect(303, returnPath(textOf(form, 'weiter')));
  },
};

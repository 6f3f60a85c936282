import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { refusal } from '../refusal.ts';
import { returnPath, withReturn } from '../return-path.ts';
import { setCookies } from '../set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request, url }) => {
  const weiter = returnPath(url.searchParams.get('weiter'));
  const again = withReturn(sitePaths.login, weiter);
  if (!locals.app.auth.secondFactor.awaited({ headers: request.headers })) redirect(303, again);
  return { weiter, again };
};

export const actions: Actions = {
  default: async ({ locals, request, cookies, getClientAddress }) => {
    const form = await request.formData();
    const code = textOf(form, 'code') ?? '';
    const result = await locals.app.auth.secondFactor.verify({ headers: request.headers, address: getClientAddress(), code });
    if (!result.ok) return refusal(result, {});
    setCookies(cookies, result.value.cookies);
    redirect(303, returnPath(textOf(form, 'weiter')));
  },
};

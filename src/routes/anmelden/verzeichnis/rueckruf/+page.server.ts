import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { setCookies } from '../../set-cookies.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url, cookies, setHeaders }) => {
  const { directory } = locals.app.auth;
  if (directory === null) redirect(303, sitePaths.login);
  setHeaders({ 'cache-control': 'no-store' });
  if (url.searchParams.has('nicht-erreichbar'))
    return { message: `${directory.name} antwortet gerade nicht. Bitte versuchen Sie es später.` };
  const result = await directory.finish({ headers: request.headers, query: Object.fromEntries(url.searchParams) });
  if (!result.ok) return { message: result.problem.message };
  setCookies(cookies, result.value.cookies);
  redirect(303, result.value.returnTo);
};

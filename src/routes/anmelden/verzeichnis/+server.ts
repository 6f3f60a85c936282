import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { returnPath, withReturn } from '../return-path.ts';
import { setCookies } from '../set-cookies.ts';
import type { RequestHandler } from './$types';

/**
 * Leads to the county's directory. A link and no form: the policy against foreign form targets would also stop the
 * redirect that answers a form.
 */
export const GET: RequestHandler = async ({ locals, request, url, cookies }) => {
  const { directory } = locals.app.auth;
  const weiter = returnPath(url.searchParams.get('weiter'));
  if (directory === null) redirect(303, withReturn(sitePaths.login, weiter));
  const result = await directory.start({ headers: request.headers, returnTo: weiter });
  if (!result.ok) redirect(303, `${sitePaths.loginOidcReturn}?nicht-erreichbar`);
  setCookies(cookies, result.value.cookies);
  redirect(303, result.value.url);
};

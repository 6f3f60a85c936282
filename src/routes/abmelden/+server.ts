import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { setCookies } from '../anmelden/set-cookies.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, request, cookies }) => {
  const { cookies: ended } = await locals.app.auth.sessions.end({ headers: request.headers });
  setCookies(cookies, ended);
  redirect(303, `${sitePaths.login}?abgemeldet`);
};

/** Reading ends nothing: whoever follows a link here finds the button on the account's page. */
export const GET: RequestHandler = () => redirect(303, sitePaths.account);

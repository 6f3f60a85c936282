import { json } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { answerProblem, objectOf, sentObject } from '../../anmelden/passkey/answer-problem.ts';
import { setCookies } from '../../anmelden/set-cookies.ts';
import type { RequestHandler } from './$types';

/** Keeps the passkey that the browser has made. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
  const sent = await sentObject(request);
  const name = typeof sent['name'] === 'string' ? sent['name'] : '';
  const result = await locals.app.auth.passkeys.register({
    headers: request.headers,
    credential: objectOf(sent['credential']),
    name,
  });
  if (!result.ok) return answerProblem(result.problem);
  setCookies(cookies, result.value.cookies);
  return json({ location: `${sitePaths.account}?erledigt=passkey` });
};

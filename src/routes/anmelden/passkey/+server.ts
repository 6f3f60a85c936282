import { json } from '@sveltejs/kit';
import { returnPath } from '../return-path.ts';
import { setCookies } from '../set-cookies.ts';
import { answerProblem, objectOf, sentObject } from './answer-problem.ts';
import type { RequestHandler } from './$types';

/** Signs in with the passkey that the browser has shown. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
  const sent = await sentObject(request);
  const result = await locals.app.auth.passkeys.signIn({ headers: request.headers, credential: objectOf(sent['credential']) });
  if (!result.ok) return answerProblem(result.problem);
  setCookies(cookies, result.value.cookies);
  return json({ location: returnPath(typeof sent['return'] === 'string' ? sent['return'] : null) });
};

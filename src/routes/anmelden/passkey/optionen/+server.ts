import { json } from '@sveltejs/kit';
import { answerProblem } from '../answer-problem.ts';
import { setCookies } from '../../set-cookies.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to ask for a passkey. */
export const POST: RequestHandler = async ({ locals, request, cookies, getClientAddress }) => {
  const result = await locals.app.auth.passkeys.signInOptions({ headers: request.headers, address: getClientAddress() });
  if (!result.ok) return answerProblem(result.problem);
  setCookies(cookies, result.value.cookies);
  return json(result.value.options);
};

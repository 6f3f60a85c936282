import { json } from '@sveltejs/kit';
import { answerProblem } from '../../../anmelden/passkey/answer-problem.ts';
import { setCookies } from '../../../anmelden/set-cookies.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to make a passkey for the account. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
  const result = await locals.app.auth.passkeys.registerOptions({ headers: request.headers });
  if (!result.ok) return answerProblem(result.problem);
  setCookies(cookies, result.value.cookies);
  return json(result.value.options);
};

import { valueOrError } from '#lib/server/answers.ts';
import { applicationStates } from '#modules/interpreting/contract-applications.ts';
import { oneOf } from './address.ts';

/** The applications that an address asks for; the page and its download show the same. */
export async function loadApplications(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const state = oneOf(url, 'stand', applicationStates);
  return { state, applications: valueOrError(await locals.app.interpreting.listApplications(locals.ctx, { state }), url) };
}

import { valueOrError } from '#lib/server/answers.ts';
import { linkStates } from '#modules/welcome/contract-links.ts';
import { oneOf } from './address.ts';

/** The links that an address asks for; the page and its download show the same. */
export async function loadLinks(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const state = oneOf(url, 'stand', linkStates);
  return { state, ...valueOrError(await locals.app.welcome.listLinks(locals.ctx, { state }), url) };
}

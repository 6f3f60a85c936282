import { valueOrError } from '#lib/server/answers.ts';
import { plainKinds, plainStates } from '#modules/welcome/contract-plain.ts';
import { oneOf } from './address.ts';

/** The pieces of text that an address asks for; the page and its download show the same. */
export async function loadPlainTexts(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = {
    kind: oneOf(url, 'art', plainKinds),
    state: oneOf(url, 'stand', plainStates),
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
  };
  return { texts: valueOrError(await locals.app.welcome.listPlainTexts(locals.ctx, filter), url), filter };
}

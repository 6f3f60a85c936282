import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { requesterKinds, requesterStates, type RequesterView } from '#modules/interpreting/contract.ts';
import { oneOf } from './address.ts';

/** Institutions that an address asks for; the page and its download show the same. */
export async function loadPoolRequesters(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    kind: oneOf(url, 'art', requesterKinds),
    state: oneOf(url, 'stand', requesterStates),
    never: url.searchParams.get('anfragen') === 'keine',
  };
  const requesters: RequesterView[] = valueOrError(await locals.app.interpreting.listRequesters(locals.ctx, filter), url);
  return { requesters, filter };
}

/** The record behind every page of one institution, or the error page. */
export async function loadPoolRequester(input: { locals: App.Locals; id: string }): Promise<RequesterView> {
  if (!isId(input.id)) error(404, 'Diese Einrichtung gibt es hier nicht.');
  return valueOrError(await input.locals.app.interpreting.readRequester(input.locals.ctx, { requesterId: input.id }));
}

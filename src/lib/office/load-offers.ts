import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import {
  offerAudiences,
  offerKinds,
  offerStates,
  offerTopics,
  type OfferPage,
  type OfferView,
} from '#modules/offers/contract.ts';
import { oneOf } from './address.ts';
import { loadHolderChoices, loadPlaceOptions } from './load-places.ts';

const sorts = { name: 'name', art: 'kind', traeger: 'provider', pruefung: 'review' } as const;
const idOf = (url: URL, name: string): string | null => {
  const given = url.searchParams.get(name);
  return given !== null && isId(given) ? given : null;
};

/** Offers that an address asks for; the page and its download show the same. */
export async function loadOffers(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const asked = oneOf(url, 'sortiert', Object.keys(sorts) as (keyof typeof sorts)[]) ?? 'name';
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    kind: oneOf(url, 'art', offerKinds),
    topic: oneOf(url, 'thema', offerTopics),
    audience: oneOf(url, 'fuer', offerAudiences),
    language: oneOf(url, 'sprache', spokenLanguages),
    municipalityId: idOf(url, 'gemeinde'),
    organisationId: idOf(url, 'traeger'),
    projectId: idOf(url, 'projekt'),
    state: oneOf(url, 'stand', offerStates),
    overdue: url.searchParams.get('offen') === 'ja',
    gone: url.searchParams.get('quelle') === 'weg',
  };
  const offers: OfferView[] = valueOrError(
    await locals.app.offers.listOffers(locals.ctx, { ...filter, sort: sorts[asked] }),
    url,
  );
  return { offers, filter, sorted: asked };
}

/** The record behind every page of one offer, or the error page. */
export async function loadOffer(input: { locals: App.Locals; id: string }): Promise<OfferPage> {
  if (!isId(input.id)) error(404, 'Dieses Angebot gibt es hier nicht.');
  return valueOrError(await input.locals.app.offers.readOffer(input.locals.ctx, { offerId: input.id }));
}

/** What the forms of offers have to choose from. */
export async function loadOfferChoices(input: { locals: App.Locals; chosen: OfferPage | null }) {
  const { locals, chosen } = input;
  const projects = valueOrError(await locals.app.network.listProjects(locals.ctx, {}));
  return {
    ...(await loadHolderChoices({ locals, chosen })),
    places: await loadPlaceOptions(locals),
    projects: projects.map(({ id, title }) => ({ value: id, label: title })),
  };
}

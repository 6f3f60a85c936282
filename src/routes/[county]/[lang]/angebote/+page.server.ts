import { spokenLanguages } from '#modules/network/contract-places.ts';
import { dayTimes, offerAudiences, offerKinds, offerLevels, offerTopics, radiusChoices } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';
import { readTiles } from '../read-tiles.ts';
import { drawOffers } from './draw-offers.ts';
import { reachedOf, readOfferWays, readStart } from './read-offer-ways.ts';
import type { PageServerLoad } from './$types';

/** At first so many, then more of them. */
const steps = [24, 60, 200] as const;
const most = steps[2];
/** Of so many it is looked up whether a bus goes there. */
const mostAsked = 60;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const oneOf = <T extends string | number>(choices: readonly T[], name: string): T | null =>
    choices.find((choice) => String(choice) === asked(name)) ?? null;
  const wish = {
    search: (asked('q') ?? '').trim().slice(0, 200) || null,
    kind: oneOf(offerKinds, 'art'),
    topic: oneOf(offerTopics, 'thema'),
    audience: oneOf(offerAudiences, 'fuer'),
    spoken: oneOf(spokenLanguages, 'sprache'),
    level: oneOf(offerLevels, 'niveau'),
    municipalityAgs: asked('gemeinde'),
    radius: asked('gemeinde') === null ? null : oneOf(radiusChoices, 'umkreis'),
    when: oneOf(dayTimes, 'zeit'),
    place: asked('ort')?.slice(0, 100) ?? null,
    childcare: asked('kinder') === 'ja',
    barrierFree: asked('barrierefrei') === 'ja',
    free: asked('kostenlos') === 'ja',
    online: asked('online') === 'ja',
  };
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const { start, stops } = await readStart({ locals, language, url, municipalities });
  const sort = oneOf(['name', 'distance'] as const, 'ordnung');
  const from = start === null ? null : start.stop ? { latitude: start.stop.lat, longitude: start.stop.lon } : { ags: start.ags };
  const reachedOnly = start !== null && start.origin !== null && asked('erreichbar') === 'ja';
  const size = locals.kept || reachedOnly ? most : (oneOf(steps, 'anzahl') ?? steps[0]);
  const read = async (page: number) =>
    publicValue(
      await locals.app.offers.readPublicOffers(locals.ctx, {
        language,
        ...wish,
        from,
        sort,
        size: reachedOnly ? mostAsked : size,
        page,
      }),
      language,
    );
  const found = await read(1);
  // A kept page leads on to no other: it has them all.
  if (locals.kept) for (let page = 2; page <= found.pages; page += 1) found.offers.push(...(await read(page)).offers);
  const ways = start?.origin ? await readOfferWays({ locals, language, offers: found.offers, origin: start.origin }) : {};
  const offers = reachedOnly ? reachedOf(found.offers, ways) : found.offers;
  const total = reachedOnly ? offers.length : found.total;
  const next = steps.find((step) => step > size);
  const more = new URLSearchParams(url.searchParams);
  if (next !== undefined) more.set('anzahl', String(next));
  const groups = publicValue(await locals.app.offers.listPublicGroups(locals.ctx, { language }), language);
  const projects = publicValue(await locals.app.offers.listPublicProjects(locals.ctx, { language }), language);
  return {
    ...found,
    ...(await drawOffers({ locals, language, offers, ags: wish.municipalityAgs })),
    tiles: await readTiles(locals),
    offers,
    total,
    ways,
    start: start && { ags: start.ags, stop: start.stop?.id ?? null, hasBus: start.origin !== null },
    stops,
    reachedOnly,
    /** Only so many were asked for a bus. */
    ofNearest: reachedOnly && found.total > mostAsked ? mostAsked : null,
    sort,
    hasProjects: projects.length > 0,
    hasGroups: groups.length > 0,
    wish,
    wishes: url.searchParams.toString(),
    more: next === undefined || total <= size ? null : `?${more}`,
  };
};

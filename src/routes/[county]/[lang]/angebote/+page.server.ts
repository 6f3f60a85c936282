import { spokenLanguages } from '#modules/network/contract-places.ts';
import { dayTimes, offerAudiences, offerKinds, offerLevels, offerTopics, radiusChoices } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

/** At first so many, then more of them. */
const steps = [24, 60, 200] as const;
const most = steps[2];

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
    childcare: asked('kinder') === 'ja',
    barrierFree: asked('barrierefrei') === 'ja',
    free: asked('kostenlos') === 'ja',
    online: asked('online') === 'ja',
  };
  const size = locals.kept ? most : (oneOf(steps, 'anzahl') ?? steps[0]);
  const read = async (page: number) =>
    publicValue(await locals.app.offers.readPublicOffers(locals.ctx, { language, ...wish, size, page }), language);
  const found = await read(1);
  // A kept page leads on to no other: it has them all.
  if (locals.kept) for (let page = 2; page <= found.pages; page += 1) found.offers.push(...(await read(page)).offers);
  const next = steps.find((step) => step > size);
  const more = new URLSearchParams(url.searchParams);
  if (next !== undefined) more.set('anzahl', String(next));
  const groups = publicValue(await locals.app.offers.listPublicGroups(locals.ctx, { language }), language);
  return { ...found, hasGroups: groups.length > 0, wish, more: next === undefined || found.total <= size ? null : `?${more}` };
};

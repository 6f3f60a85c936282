import { error } from '@sveltejs/kit';
import { storedQuick } from '#lib/office/offer-quick.ts';
import { readQuickForm } from '#lib/office/read-offer-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** Headers of everything behind a link: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
const linkHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** The holder of the link as the one who asks. */
async function linkContext(locals: App.Locals, token: string) {
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose: 'offer', token }));
  if (!actor) error(404, 'Diesen Link gibt es nicht mehr.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const { state, offer } = valueOrError(await locals.app.offers.readOfferByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    state,
    offer,
    stored: storedQuick(offer),
    publicPage: offer.state === 'public' ? site.offer(offer.slug) : null,
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  bestaetigen: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const form = await request.formData();
    const { typed } = readQuickForm(form);
    const result = await locals.app.offers.confirmByLink(ctx, { version: Number(textOf(form, 'version') ?? 0) });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
  aendern: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const { typed, input } = readQuickForm(await request.formData());
    const { offer } = valueOrError(await locals.app.offers.readOfferByLink(ctx, {}));
    const schedules = offer.places.length === 0 || offer.times !== '' ? input.schedules : undefined;
    const result = await locals.app.offers.changeByLink(ctx, { ...input, schedules });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};

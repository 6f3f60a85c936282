import { storedQuick } from '#lib/office/offer-quick.ts';
import { readQuickForm } from '#lib/office/read-offer-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'offer';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const { state, offer } = valueOrError(
    await locals.app.offers.readOfferByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
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
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const { typed } = readQuickForm(form);
    const result = await locals.app.offers.confirmByLink(ctx, { version: Number(textOf(form, 'version') ?? 0) });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
  aendern: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { typed, input } = readQuickForm(await request.formData());
    const { offer } = valueOrError(await locals.app.offers.readOfferByLink(ctx, {}));
    const schedules = offer.places.length === 0 || offer.times !== '' ? input.schedules : undefined;
    const result = await locals.app.offers.changeByLink(ctx, { ...input, schedules });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};

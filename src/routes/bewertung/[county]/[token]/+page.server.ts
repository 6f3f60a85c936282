import { redirect } from '@sveltejs/kit';
import { readRatings } from '#lib/office/read-ratings.ts';
import { publicPaths, sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'measure-rating';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  const page = valueOrError(await locals.app.strategy.readRatingRequest(ctx, {}));
  return {
    ...page,
    measures: page.measures.map((measure) => ({ ...measure, href: site.node(measure.strategyKey, measure.nodeId) })),
    county: { name: county.name, home: site.home, colours: site.colours },
    done: url.searchParams.get('erledigt'),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const here = sitePaths.rateByLink(params.county, params.token);
    // What was typed is kept first, whatever becomes of the rest.
    const saved = await locals.app.strategy.saveRatings(ctx, { ratings: readRatings(form) });
    if (!saved.ok) return failure(saved, {});
    if (textOf(form, 'do') !== 'send') redirect(303, `${here}?erledigt=entwurf`);
    const sent = await locals.app.strategy.sendRatings(ctx, {});
    if (!sent.ok) return failure(sent, {});
    redirect(303, `${here}?erledigt=gesendet`);
  },
};

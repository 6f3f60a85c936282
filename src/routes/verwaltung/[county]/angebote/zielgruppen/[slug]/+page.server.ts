import { error } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { measureState } from '#lib/server/concept-state.ts';
import { offerAudiences } from '#modules/offers/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const audience = offerAudiences.find((one) => one === params.slug);
  if (audience === undefined) error(404, 'Diese Zielgruppe gibt es hier nicht.');
  const group = valueOrError(await locals.app.offers.readTargetGroup(locals.ctx, { audience }));
  const concept = group.profile?.conceptUrl ?? null;
  return {
    group,
    measure: await measureState({ app: locals.app, ctx: locals.ctx, url: concept }),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

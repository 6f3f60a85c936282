import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadKit } from '#lib/office/load-kits.ts';
import { bagsOf } from '#lib/office/order-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { materialLanguages } from '#modules/materials/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const kit = await loadKit({ locals, id: params.id });
  const bags = bagsOf(url);
  const { languages } = valueOrError(await locals.app.materials.readGaps(locals.ctx, {}));
  return {
    kit,
    bags,
    // Those that are spoken here come first, the most needed before.
    offered: [...new Set(['de', ...languages.map((entry) => entry.language), ...bags.map((entry) => entry.language)])],
    list:
      bags.length === 0 ? null : valueOrError(await locals.app.materials.makePrintList(locals.ctx, { kitId: params.id, bags })),
    today: berlinDay(locals.app.clock.now()),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  ausgeben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { day: textOf(form, 'day') ?? '', language: textOf(form, 'language') ?? '', bags: textOf(form, 'bags') ?? '' };
    const result = await locals.app.materials.handOutKit(locals.ctx, {
      ...input,
      language: input.language as (typeof materialLanguages)[number],
      kitId: params.id,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).kit(params.id)}?gespeichert=taschen-ausgegeben`);
  },
};

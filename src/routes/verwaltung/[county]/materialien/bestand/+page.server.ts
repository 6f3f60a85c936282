import { redirect } from '@sveltejs/kit';
import { loadKitChoices } from '#lib/office/load-kits.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { materialLanguages } from '#modules/materials/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const names = ['materialId', 'language', 'giveAway', 'unitId', 'minimum', 'count'] as const;

export const load: PageServerLoad = async ({ locals, url }) => ({
  stock: valueOrError(await locals.app.materials.listStock(locals.ctx, {}), url),
  choices: await loadKitChoices({ locals, chosen: null }),
  stored: { materialId: '', language: '', giveAway: '', unitId: '', minimum: '0', count: '0' },
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const input = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const result = await locals.app.materials.addStock(locals.ctx, {
      ...input,
      materialId: input.materialId || null,
      unitId: input.unitId || null,
      language: (input.language || null) as (typeof materialLanguages)[number] | null,
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).stockItem(result.value.id)}?gespeichert=bestand`);
  },
};

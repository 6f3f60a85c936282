import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadStock } from '#lib/office/load-kits.ts';
import { loadUnitOptions } from '#lib/office/load-materials.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { typedReasons } from '#modules/materials/contract-kits.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const item = await loadStock({ locals, id: params.id });
  return {
    item,
    units: await loadUnitOptions({ locals, chosen: item.unit?.id ?? null }),
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string): never => redirect(303, `${officePaths(county).stockItem(id)}?gespeichert=bestand`);
const none = { day: '', amount: '', reason: '', note: '' };

export const actions: Actions = {
  buchen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      day: textOf(form, 'day') ?? '',
      amount: textOf(form, 'amount') ?? '',
      reason: textOf(form, 'reason') ?? '',
      note: textOf(form, 'note') ?? '',
    };
    const amount = input.amount === '' ? NaN : Number(input.amount);
    const reason = input.reason as (typeof typedReasons)[number];
    const result = await locals.app.materials.bookStock(locals.ctx, { ...input, amount, reason, itemId: params.id });
    if (!result.ok) return failure(result, input);
    return back(locals.county!.slug, params.id);
  },
  aendern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const asked = { minimum: textOf(form, 'minimum') ?? '', unitId: textOf(form, 'unitId') };
    const result = await locals.app.materials.changeStock(locals.ctx, { ...asked, itemId: params.id });
    if (!result.ok) return failure(result, none);
    return back(locals.county!.slug, params.id);
  },
};

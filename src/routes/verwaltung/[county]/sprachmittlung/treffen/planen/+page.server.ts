import { error, redirect } from '@sveltejs/kit';
import { loadOwnPools } from '#lib/office/load-own-pools.ts';
import { emptyPoolDate } from '#lib/office/pool-date-form.ts';
import { readPoolDateForm } from '#lib/office/read-pool-date-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pool } = await loadOwnPools({ locals, url });
  if (pool === null) error(403, 'Termine plant, wer den Pool führt.');
  return { pool, stored: emptyPoolDate };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, input } = readPoolDateForm(form);
    const poolId = textOf(form, 'poolId') ?? '';
    const result = await locals.app.interpreting.addPoolDate(locals.ctx, { ...input, poolId });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).poolDate(result.value.ids[0]!)}?gespeichert=pooltermin`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { loadOperatorChoices } from '#lib/office/load-interpreter-pools.ts';
import { emptyPool } from '#lib/office/pool-form.ts';
import { readPoolForm } from '#lib/office/read-pool-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Pools legt die Koordination an.');
  return { stored: emptyPool, choices: await loadOperatorChoices({ locals, pool: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readPoolForm(await request.formData());
    const result = await locals.app.interpreting.addPool(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).pool(result.value.id)}?gespeichert=sm-pool`);
  },
};

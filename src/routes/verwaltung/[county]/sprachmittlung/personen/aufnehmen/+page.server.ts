import { redirect } from '@sveltejs/kit';
import { failureAt } from '#lib/office/failure-at.ts';
import { atInterpreterControls, emptyInterpreter } from '#lib/office/interpreter-form.ts';
import { loadInterpreterChoices, loadOwnPools } from '#lib/office/load-interpreting.ts';
import { readInterpreterForm } from '#lib/office/read-interpreter-form.ts';
import { officePaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool } = await loadOwnPools({ locals, url });
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name },
    stored: emptyInterpreter,
    choices: pool && (await loadInterpreterChoices({ locals, pool, person: null })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, input } = readInterpreterForm(form);
    const given = { ...input, poolId: textOf(form, 'poolId') ?? '' };
    const result = await locals.app.interpreting.addInterpreter(locals.ctx, given);
    if (!result.ok) return failureAt(result, typed, atInterpreterControls);
    redirect(303, `${officePaths(locals.county!.slug).interpreter(result.value.id)}?gespeichert=sprachmittler-neu`);
  },
};

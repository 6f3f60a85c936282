import { error, redirect } from '@sveltejs/kit';
import { loadOperatorChoices, loadPool } from '#lib/office/load-interpreter-pools.ts';
import { storedPool } from '#lib/office/pool-form.ts';
import { readPoolForm } from '#lib/office/read-pool-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Pools ändert die Koordination.');
  const pool = await loadPool({ locals, id: params.id });
  return {
    pool: { id: pool.id, name: pool.name, version: pool.version },
    stored: storedPool(pool),
    choices: await loadOperatorChoices({ locals, pool }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPoolForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.changePool(locals.ctx, { ...input, poolId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).pool(params.id)}?gespeichert=sm-pool`);
  },
};

import { redirect } from '@sveltejs/kit';
import { loadOwnPools } from '#lib/office/load-interpreting.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool } = await loadOwnPools({ locals, url });
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name, runsItself: pool.runsItself },
    plan: pool && valueOrError(await locals.app.interpreting.readPlan(locals.ctx, { poolId: pool.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  /** Each line's choice is `person|begin|end`; an empty one asks nobody. */
  fragen: async ({ locals, request, url }) => {
    const form = await request.formData();
    const chosen = Object.fromEntries(
      [...form.keys()].filter((name) => name.startsWith('wer-')).map((name) => [name.slice(4), textOf(form, name) ?? '']),
    );
    const pairs = Object.entries(chosen).flatMap(([assignmentId, value]) => {
      const [interpreterId, startsAt, endsAt] = value.split('|');
      return interpreterId && startsAt && endsAt ? [{ assignmentId, interpreterId, startsAt, endsAt }] : [];
    });
    const poolId = textOf(form, 'poolId') ?? '';
    const result = await locals.app.interpreting.takePlan(locals.ctx, { poolId, pairs });
    if (result.ok) {
      const pool = url.searchParams.get('pool');
      const query = new URLSearchParams({ ...(pool === null ? {} : { pool }), gespeichert: 'sm-plan' });
      redirect(303, officePaths(locals.county!.slug).interpretingPlan(`?${query.toString()}`));
    }
    // A fault names its line by its place in what was sent; the page knows lines by their conversation.
    const failed = failure(result, { chosen });
    const errors = failed.data.problem.errors.map(({ id, message }) => {
      const line = /^pairs\.(\d+)/.exec(id);
      return { id: line ? `wer-${pairs[Number(line[1])]!.assignmentId}` : id, message };
    });
    return { ...failed, data: { ...failed.data, problem: { ...failed.data.problem, errors } } };
  },
};

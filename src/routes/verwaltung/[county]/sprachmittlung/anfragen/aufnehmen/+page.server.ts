import { redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { failureAt } from '#lib/office/failure-at.ts';
import { atControls, emptyRequest, requestFromDraft } from '#lib/office/interpreting-request-form.ts';
import { loadOwnPools, loadRequestChoices } from '#lib/office/load-interpreting.ts';
import { readRequestForm } from '#lib/office/read-interpreting-request-form.ts';
import { officePaths } from '#lib/paths.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool } = await loadOwnPools({ locals, url });
  const drafts = pool === null ? [] : valueOrError(await locals.app.interpreting.listDrafts(locals.ctx, { poolId: pool.id }));
  const draft = drafts.find(({ id }) => id === url.searchParams.get('entwurf'));
  const asking = url.searchParams.get('einrichtung');
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name },
    stored: {
      ...emptyRequest,
      requesterId: asking !== null && isId(asking) ? asking : '',
      ...(draft ? requestFromDraft(draft) : {}),
    },
    choices: pool && (await loadRequestChoices({ locals, pool })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, input } = readRequestForm(form);
    const asked = { ...input, poolId: textOf(form, 'poolId') };
    const result = await locals.app.interpreting.requestForRequester(locals.ctx, asked);
    if (!result.ok) return failureAt(result, typed, atControls);
    redirect(303, `${officePaths(locals.county!.slug).interpretingRequest(result.value.ids[0]!)}?gespeichert=anfrage-da`);
  },
};

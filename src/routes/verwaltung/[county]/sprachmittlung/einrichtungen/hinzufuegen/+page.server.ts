import { redirect } from '@sveltejs/kit';
import { emptyRequester } from '#lib/office/pool-requester-form.ts';
import { readPoolRequesterForm } from '#lib/office/read-pool-requester-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  // Whoever may see the list may add to it.
  valueOrError(await locals.app.interpreting.findEntitled(locals.ctx, {}), url);
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return { stored: emptyRequester, municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readPoolRequesterForm(await request.formData());
    const result = await locals.app.interpreting.addRequester(locals.ctx, {
      ...input,
      organisationId: null,
      state: typed.registered ? 'registered' : 'entitled',
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).poolRequester(result.value.id)}?gespeichert=sm-einrichtung`);
  },
};

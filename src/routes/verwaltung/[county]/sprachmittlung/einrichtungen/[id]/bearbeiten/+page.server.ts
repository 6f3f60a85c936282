import { redirect } from '@sveltejs/kit';
import { loadPoolRequester } from '#lib/office/load-pool-requesters.ts';
import { storedRequester } from '#lib/office/pool-requester-form.ts';
import { readPoolRequesterForm } from '#lib/office/read-pool-requester-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const requester = await loadPoolRequester({ locals, id: params.id });
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    requester: { id: requester.id, name: requester.name, version: requester.version },
    stored: storedRequester(requester),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPoolRequesterForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.changeRequester(locals.ctx, { ...input, requesterId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).poolRequester(params.id)}?gespeichert=sm-einrichtung`);
  },
};

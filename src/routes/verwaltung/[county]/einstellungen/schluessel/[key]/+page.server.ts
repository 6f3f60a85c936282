import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const keys = valueOrError(await locals.app.tenancy.listApiKeys(locals.ctx, {}), url);
  const key = keys.find((entry) => entry.id === params.key && entry.revokedAt === null);
  if (!key) error(404, 'Diesen Schlüssel gibt es hier nicht.');
  return { name: key.name, prefix: key.prefix };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const result = await locals.app.tenancy.revokeApiKey(locals.ctx, { keyId: params.key });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).keys}?erledigt=gesperrt`);
  },
};

import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return {
    keys: valueOrError(await locals.app.tenancy.listApiKeys(locals.ctx, {}), url),
    done: url.searchParams.get('erledigt'),
  };
};

export const actions: Actions = {
  // The key is shown in the answer itself and nowhere else: an address that shows it again must not exist.
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const given = { name: textOf(form, 'name') ?? '', scopes: textsOf(form, 'scopes') };
    const result = await locals.app.tenancy.createApiKey(locals.ctx, given as never);
    return result.ok ? { key: result.value.key, name: given.name } : failure(result, given);
  },
};

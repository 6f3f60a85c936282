import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '../../../link-county.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-offer';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  return { offer: valueOrError(await locals.app.interpreting.readOffer(ctx, {})), county: linkCounty(locals) };
};

export const actions: Actions = {
  zusagen: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const result = await locals.app.interpreting.acceptOffer(ctx, {});
    return result.ok ? { said: 'yes' as const } : failure(result, {});
  },
  absagen: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const result = await locals.app.interpreting.declineOffer(ctx, {});
    return result.ok ? { said: 'no' as const } : failure(result, {});
  },
};

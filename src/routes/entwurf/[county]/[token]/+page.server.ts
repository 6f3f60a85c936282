import { draftHeaders, draftOrError } from '../../shared-draft.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(draftHeaders);
  const { document, expiresAt } = draftOrError(await locals.app.reporting.readSharedDraft(locals.ctx, { token: params.token }));
  return { document, expiresAt, county: { name: locals.county!.name, slug: locals.county!.slug }, token: params.token };
};

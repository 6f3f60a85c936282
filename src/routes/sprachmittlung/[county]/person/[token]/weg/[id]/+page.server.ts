import { sitePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '../../../../../link-county.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose: 'interpreter' });
  const own = valueOrError(await locals.app.interpreting.readOwnWay(ctx, { assignmentId: params.id }));
  const county = linkCounty(locals);
  return { own, county, back: sitePaths.interpreterPage(county.slug, params.token) };
};

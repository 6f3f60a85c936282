import { error, redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
  const page = valueOrError(await locals.app.strategy.readReportRequest(ctx, {}));
  const measure = page.measures.find((entry) => entry.nodeId === params.node);
  if (!measure) error(404, 'Diese Maßnahme gibt es hier nicht.');
  return {
    name: measure.name,
    county: locals.county!.name,
    back: `${sitePaths.statusByLink(params.county, params.token)}#m-${measure.nodeId}`,
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
    const result = await locals.app.strategy.attachToReport(ctx, { nodeId: params.node, upload: locals.upload });
    if (!result.ok) return failure(result, {});
    redirect(303, `${sitePaths.statusByLink(params.county, params.token)}?erledigt=entwurf#m-${params.node}`);
  },
};

import { redirect } from '@sveltejs/kit';
import { sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
  const page = valueOrError(await locals.app.strategy.readReportRequest(ctx, {}));
  const back = sitePaths.statusByLink(params.county, params.token);
  if (page.deputies.length === 0) redirect(303, back);
  const open = page.measures.filter((measure) => measure.handedIn === null && measure.handedOn === null);
  return { county: locals.county!.name, back, round: page.round, due: page.due, deputies: page.deputies, open: open.length };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose: 'status-report' });
    const personId = textOf(await request.formData(), 'personId') ?? '';
    const result = await locals.app.strategy.handOn(ctx, { personId });
    if (!result.ok) return failure(result, { personId });
    redirect(303, `${sitePaths.statusByLink(params.county, params.token)}?erledigt=weiter`);
  },
};

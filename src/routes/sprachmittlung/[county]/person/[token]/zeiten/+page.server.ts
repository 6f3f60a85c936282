import { fail, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { sitePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '../../../../link-county.ts';
import { readTimes, storedTimes } from './times-form.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const page = valueOrError(await locals.app.interpreting.readInterpreterPage(ctx, {}));
  const county = linkCounty(locals);
  return {
    stored: storedTimes(page),
    county,
    today: berlinDay(locals.app.clock.now()),
    back: sitePaths.interpreterPage(county.slug, params.token),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { typed, input, controlOf } = readTimes(await request.formData());
    const result = await locals.app.interpreting.saveOwnAvailability(ctx, input);
    if (result.ok) redirect(303, `${sitePaths.interpreterPage(locals.county!.slug, params.token)}?erledigt=zeiten`);
    const { data, status } = failure(result, typed);
    const errors = data.problem.errors.map(({ id, message }) => ({ id: controlOf(id), message }));
    return fail(status, { ...data, problem: { ...data.problem, errors } });
  },
};

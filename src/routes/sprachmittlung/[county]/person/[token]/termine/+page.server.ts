import { sitePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '#lib/server/link-page.ts';
import { trainingWords } from '#modules/interpreting/contract-rules.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreter';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const { name, trainings, dates } = valueOrError(await locals.app.interpreting.listOwnPoolDates(ctx, {}));
  const { slug } = locals.county!;
  return {
    name,
    dates,
    trainings: trainings.map((one) => ({ ...one, name: trainingWords[one.module] ?? one.module })),
    home: sitePaths.interpreterPage(slug, params.token),
    certificate: sitePaths.interpreterOwnCertificate(slug, params.token),
    county: linkCounty(locals),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const result = await locals.app.interpreting.signUpOnOwnPage(ctx, {
      poolDateId: textOf(form, 'poolDateId') ?? '',
      comes: textOf(form, 'kommt') === 'ja',
    });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};

import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { storedAnswer } from '#lib/office/inquiry-form.ts';
import { readAnswerForm } from '#lib/office/read-inquiry-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** Headers of everything behind a link: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
const linkHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** The holder of the link as the one who asks. */
async function linkContext(locals: App.Locals, token: string) {
  const { app, county, requestId } = locals;
  const actor = county && (await app.identity.linkActor({ county, purpose: 'course-inquiry', token }));
  if (!actor) error(404, 'Diesen Link gibt es nicht mehr.');
  return app.context({ county, actor, requestId });
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const seen = valueOrError(await locals.app.courses.readInquiryByLink(await linkContext(locals, params.token), {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    ...seen,
    stored: storedAnswer(seen.answer),
    today: berlinDay(locals.app.clock.now()),
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext(locals, params.token);
    const { inquiry } = valueOrError(await locals.app.courses.readInquiryByLink(ctx, {}));
    const { typed, input } = readAnswerForm(await request.formData(), inquiry.questions.length);
    const result = await locals.app.courses.answerByLink(ctx, input);
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};

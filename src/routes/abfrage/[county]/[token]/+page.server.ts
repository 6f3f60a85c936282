import { berlinDay } from '#kernel/dates.ts';
import { storedAnswer } from '#lib/office/inquiry-form.ts';
import { readAnswerForm } from '#lib/office/read-inquiry-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'course-inquiry';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const seen = valueOrError(
    await locals.app.courses.readInquiryByLink(await linkContext({ locals, token: params.token, purpose }), {}),
  );
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
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const { inquiry } = valueOrError(await locals.app.courses.readInquiryByLink(ctx, {}));
    const { typed, input } = readAnswerForm(await request.formData(), inquiry.questions.length);
    const result = await locals.app.courses.answerByLink(ctx, input);
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};

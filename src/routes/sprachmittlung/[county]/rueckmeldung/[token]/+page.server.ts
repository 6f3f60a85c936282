import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '#lib/server/link-page.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { FeedbackMark } from '#modules/interpreting/contract-feedback.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'interpreting-feedback';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const seen = valueOrError(await locals.app.interpreting.readFeedbackByLink(ctx, {}));
  return { ...seen, languageName: spokenName({ tag: seen.language }), county: linkCounty(locals) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const typed = {
      mark: textOf(form, 'mark') ?? '',
      points: textsOf(form, 'points'),
      words: textOf(form, 'words') ?? '',
      notAgain: form.get('notAgain') !== null,
    };
    const result = await locals.app.interpreting.giveFeedback(ctx, { ...typed, mark: typed.mark as FeedbackMark });
    return result.ok ? { done: true as const } : failure(result, typed);
  },
};

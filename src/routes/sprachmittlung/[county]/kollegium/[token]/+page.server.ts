import { failure, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import { linkCounty } from '#lib/server/link-page.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'language-colleague';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const seen = await locals.app.interpreting.readColleagueByLink(ctx, {});
  // Who has just left is not there any more, and is thanked instead.
  if (!seen.ok && seen.problem.kind === 'not-found')
    return { colleague: null, state: 'done' as const, county: linkCounty(locals) };
  const { colleague, state } = valueOrError(seen);
  return {
    state,
    colleague: { ...colleague, languageNames: colleague.languages.map(({ tag }) => spokenName({ tag })) },
    county: linkCounty(locals),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const stays = (await request.formData()).get('bleibt') === 'ja';
    const result = await locals.app.interpreting.confirmColleague(ctx, { stays });
    return result.ok ? { done: true as const, stays } : failure(result, {});
  },
};

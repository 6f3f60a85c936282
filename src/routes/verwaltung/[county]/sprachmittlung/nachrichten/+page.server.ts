import { redirect } from '@sveltejs/kit';
import { loadOwnPools, loadPoolPeople } from '#lib/office/load-own-pools.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const own = await loadOwnPools({ locals, url });
  const poolId = own.pool?.id ?? null;
  const news = poolId === null ? [] : valueOrError(await locals.app.interpreting.listPoolNews(locals.ctx, { poolId }));
  const people = poolId === null ? { people: [], languages: [] } : await loadPoolPeople({ locals, poolId });
  return {
    ...own,
    news: news.map((one) => ({ ...one, names: one.languages.map((tag) => spokenName({ tag })) })),
    languages: people.languages,
    count: people.people.length,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = {
      poolId: textOf(form, 'poolId') ?? '',
      subject: textOf(form, 'subject') ?? '',
      body: textOf(form, 'body') ?? '',
      languages: textsOf(form, 'languages'),
    };
    const result = await locals.app.interpreting.sendPoolNews(locals.ctx, typed);
    if (!result.ok) return failure(result, typed);
    redirect(303, officePaths(locals.county!.slug).poolNews(`?pool=${typed.poolId}&gespeichert=poolnachricht`));
  },
};

import { redirect } from '@sveltejs/kit';
import { loadPoolRequesters } from '#lib/office/load-pool-requesters.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { requesterKindWords, requesterKinds } from '#modules/interpreting/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { requesters, filter } = await loadPoolRequesters({ locals, url });
  const all = valueOrError(await locals.app.interpreting.listRequesters(locals.ctx, {}));
  const entitled = valueOrError(await locals.app.interpreting.findEntitled(locals.ctx, {}));
  return {
    requesters,
    filter,
    counts: {
      all: all.length,
      informed: all.filter(({ informedAt }) => informedAt !== null).length,
      afterMailing: all.filter(({ afterMailing }) => afterMailing).length,
      registered: all.filter(({ registeredAt }) => registeredAt !== null).length,
      never: all.filter(({ registeredAt, requests }) => registeredAt !== null && requests === 0).length,
    },
    entitled: requesterKinds.flatMap((kind) => {
      const count = entitled.filter((one) => one.kind === kind).length;
      return count === 0 ? [] : [{ value: kind, label: `${requesterKindWords[kind]} (${count})` }];
    }),
    /** All who can be written to are marked. */
    marked: url.searchParams.get('wahl') === 'alle',
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, saved: string): never =>
  redirect(303, officePaths(locals.county!.slug).poolRequesters(`?gespeichert=${saved}`));

export const actions: Actions = {
  anschreiben: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = { requesterIds: textsOf(form, 'requesterIds'), words: textOf(form, 'words') ?? '' };
    const result = await locals.app.interpreting.informRequesters(locals.ctx, typed);
    return result.ok ? back(locals, 'sm-informiert') : failure(result, typed);
  },
  uebernehmen: async ({ locals, request }) => {
    const chosen = textsOf(await request.formData(), 'kinds');
    const kinds = requesterKinds.filter((kind) => chosen.includes(kind));
    const result = await locals.app.interpreting.takeOverEntitled(locals.ctx, { kinds });
    return result.ok ? back(locals, 'sm-uebernommen') : failure(result, { requesterIds: [], words: '' });
  },
};

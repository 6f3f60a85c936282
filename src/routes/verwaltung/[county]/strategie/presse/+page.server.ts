import { latestFirst } from '#lib/office/latest-first.ts';
import { loadPress } from '#lib/office/load-press.ts';
import { pageOf } from '#lib/office/paged.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

const size = 20;
/** So many entries of which the public heard nothing for long; all stand on a page of their own. */
const shownSilent = 5;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { releases, ...found } = await loadPress({ locals, url });
  const strategies = valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}));
  const current = latestFirst(strategies.filter((entry) => entry.state === 'adopted'))[0] ?? null;
  const told = current ? valueOrError(await locals.app.strategy.listTold(locals.ctx, { strategyId: current.id })) : [];
  const readers = current
    ? valueOrError(await locals.app.strategy.countSubscribers(locals.ctx, { strategyId: current.id }))
    : null;
  const { rows, ...paging } = pageOf({ rows: releases, url, size });
  return {
    ...found,
    ...paging,
    count: releases.length,
    releases: rows.map(({ id, headline, state, node, publishedOn, createdAt, createdBy }) => ({
      id,
      headline,
      state,
      node,
      publishedOn,
      createdAt,
      createdBy,
    })),
    current: current && { title: current.title, key: current.key },
    silent: told.slice(0, shownSilent),
    entries: told.length,
    readers,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

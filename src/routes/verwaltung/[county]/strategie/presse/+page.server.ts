import { latestFirst } from '#lib/office/latest-first.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { pressStates } from '#modules/strategy/contract-press.ts';
import type { PageServerLoad } from './$types';

/** So many entries of which the public heard nothing for long; the rest has its turn later. */
const shownSilent = 15;

export const load: PageServerLoad = async ({ locals, url }) => {
  const all = valueOrError(await locals.app.strategy.listPress(locals.ctx, {}));
  const state = pressStates.find((name) => name === url.searchParams.get('stand')) ?? null;
  const strategies = valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}));
  const current = latestFirst(strategies.filter((entry) => entry.state === 'adopted'))[0] ?? null;
  const told = current ? valueOrError(await locals.app.strategy.listTold(locals.ctx, { strategyId: current.id })) : [];
  const readers = current
    ? valueOrError(await locals.app.strategy.countSubscribers(locals.ctx, { strategyId: current.id }))
    : null;
  return {
    state,
    counts: Object.fromEntries(pressStates.map((name) => [name, all.filter((press) => press.state === name).length])),
    total: all.length,
    releases: all.filter((press) => state === null || press.state === state),
    current: current && { title: current.title, key: current.key },
    told: told.slice(0, shownSilent),
    readers,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

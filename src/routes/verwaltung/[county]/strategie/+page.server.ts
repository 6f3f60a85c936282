import { savedWords } from '#lib/office/saved.ts';
import { latestFirst } from '#lib/office/latest-first.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const strategies = valueOrError(await locals.app.strategy.listOfficeStrategies(locals.ctx, {}));
  const cards = [];
  for (const summary of latestFirst(strategies)) {
    const full = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: summary.key }));
    const counts = summary.levels.map(() => 0);
    const count = (nodes: typeof full.nodes): void => {
      for (const node of nodes) {
        counts[node.level] = (counts[node.level] ?? 0) + 1;
        count(node.children);
      }
    };
    count(full.nodes);
    cards.push({
      ...summary,
      counts: summary.levels.map((level, index) => ({ level, count: counts[index] ?? 0 })),
      states: full.states,
      progress: full.progress,
      lineLevel: full.lineLevel,
      lastChange: full.lastChange,
      predecessor: strategies.find((entry) => entry.id === summary.predecessorId)?.title ?? null,
    });
  }
  return { cards, saved: savedWords(url.searchParams.get('gespeichert')) };
};

import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { listNewsInput } from '../../inputs.ts';
import { loadNews } from '../load-news.ts';
import { policy } from '../policy.ts';
import { findStrategy } from '../store.ts';

/**
 * What the public learned lately of an adopted strategy, newest first: released notes and changes of the plan, on the
 * whole or below one node. Names no person.
 */
export const listNews = useCase({
  name: 'strategy.list-news',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: listNewsInput,
  run: async ({ ctx, tx, input }) => {
    const strategy = await findStrategy(tx, { key: input.key });
    if (!strategy || strategy.state === 'draft') return notFound('Diese Strategie');
    const news = await loadNews({
      tx,
      strategy,
      within: input.within,
      from: new Date(0),
      // The moment itself included: what was just released is news.
      to: new Date(ctx.clock.now().getTime() + 1),
      language: input.language,
      limit: input.limit,
    });
    return news === null ? notFound('Diesen Eintrag') : ok(news);
  },
});

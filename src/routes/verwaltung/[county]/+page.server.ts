import { berlinDay } from '#kernel/dates.ts';
import { groupDuties } from '#lib/office/duties.ts';
import { weekdayAndDay } from '#lib/office/german.ts';
import { recentRows } from '#lib/office/recent.ts';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

const shown = 5;
const dutiesShown = 8;
const most = 50;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { duties, may, currentStrategy } = await parent();
  const today = berlinDay(locals.app.clock.now());
  const paths = officePaths(locals.county!.slug);
  const all = url.searchParams.get('verlauf') === 'alle';
  const recent = may.seeStrategy
    ? valueOrError(await locals.app.strategy.listRecent(locals.ctx, { limit: all ? most : shown + 1 }))
    : [];
  return {
    title: 'Meine Aufgaben',
    day: weekdayAndDay(today),
    groups: groupDuties({ duties, today, paths, limit: url.searchParams.get('aufgaben') === 'alle' ? null : dutiesShown }),
    dutyCount: duties.length,
    recent: recentRows({ entries: all ? recent : recent.slice(0, shown), today, paths }),
    more: !all && recent.length > shown,
    hasStrategy: currentStrategy !== null,
    draft: currentStrategy?.state === 'draft' ? { title: currentStrategy.title, key: currentStrategy.key } : null,
  };
};

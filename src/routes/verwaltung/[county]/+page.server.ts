import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { groupDuties } from '#lib/office/duties.ts';
import { weekdayAndDay } from '#lib/office/german.ts';
import { recentRows } from '#lib/office/recent.ts';
import { officePaths, sitePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const shown = 5;
const dutiesShown = 8;
const most = 50;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { duties, may, currentStrategy } = await parent();
  const today = berlinDay(locals.app.clock.now());
  const paths = officePaths(locals.county!.slug);
  // Whoever only translates has her work there.
  if (may.seeTranslations && !may.seeNetwork) redirect(303, paths.translations);
  if (may.payOut && !may.seeNetwork) redirect(303, paths.treasury());
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
    calendar: valueOrError(await locals.app.readOwnCalendar(locals.ctx, {})),
    mayHandOn: may.handOn
      ? valueOrError(await locals.app.strategy.listOwnRequests(locals.ctx, {})).some((request) => request.deputies.length > 0)
      : false,
    draft: currentStrategy?.state === 'draft' ? { title: currentStrategy.title, key: currentStrategy.key } : null,
  };
};

export const actions: Actions = {
  // The address is shown in the answer itself and nowhere else: only the hash of its secret is kept.
  kalender: async ({ locals }) => {
    const made = await locals.app.openOwnCalendar(locals.ctx, {});
    if (!made.ok) return failure(made, {});
    return { address: locals.ctx.origin + sitePaths.calendar(locals.county!.slug, made.value.token), ended: false };
  },
  kalenderLoeschen: async ({ locals }) => {
    const ended = await locals.app.closeOwnCalendar(locals.ctx, {});
    return ended.ok ? { address: null, ended: true } : failure(ended, {});
  },
};

import { addDays, berlinDay } from '#kernel/dates.ts';
import { nextDates } from '#modules/events/ui/next-dates.ts';
import { currentOf } from '#modules/strategy/ui/current.ts';
import { fieldsOf, latestReports, linesIn } from '#modules/strategy/ui/lines.ts';
import { publicValue } from './public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  const strategies = publicValue(await locals.app.strategy.listPublicStrategies(locals.ctx, { language }), language);
  const settings = publicValue(await locals.app.tenancy.readPublicSettings(locals.ctx, {}), language);
  const current = currentOf(strategies);
  const read =
    current && publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: current.key, language }), language);
  const tree = publicValue(await locals.app.welcome.readPageTree(locals.ctx, { language }), language);
  const offices = publicValue(
    await locals.app.network.findOfficesFor(locals.ctx, { language, functions: ['integration-office'], municipalityAgs: null }),
    language,
  );
  // What is kept for days would name dates that are over.
  const dates =
    locals.kept === null
      ? publicValue(
          await locals.app.events.readPublicEvents(locals.ctx, {
            language,
            audience: 'newcomers',
            to: addDays(berlinDay(locals.app.clock.now()), 60),
          }),
          language,
        )
      : { events: [], dates: [] };
  return {
    dates: nextDates(dates, 3),
    // A topic more than these nobody finds on a telephone; the rest stands behind „Alle Themen“.
    topics: tree
      .filter(({ parentId }) => parentId === null)
      .slice(0, 8)
      .map((topic) => ({
        ...topic,
        examples: tree
          .filter(({ parentId, title }) => parentId === topic.id && title.language === language)
          .slice(0, 2)
          .map(({ title }) => title.text)
          .join(' · '),
      })),
    office: offices[0] ?? null,
    strategies: [...strategies]
      .sort((one, other) => Number(other === current) - Number(one === current))
      .map(({ id, key, title, wording, period }) => ({ id, key, title, wording, period, current: id === current?.id })),
    current: read && {
      key: read.key,
      title: read.title,
      levels: read.levels,
      lineLevel: read.lineLevel,
      progress: read.progress,
      states: read.states,
      lastChange: read.lastChange,
      demonstration: read.demonstration,
      total: linesIn(fieldsOf(read)).length,
      latest: latestReports(read.nodes, 4),
    },
    settings,
  };
};

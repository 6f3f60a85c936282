import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = berlinDay(locals.app.clock.now());
  const asked = (name: string, other: string): string => {
    const given = url.searchParams.get(name);
    return isIsoDate(given) ? given : other;
  };
  const period = { from: asked('von', `${addDays(today, -365).slice(0, 7)}-01`), to: asked('bis', today) };
  const figures = await locals.app.interpreting.serviceFigures(locals.ctx, period);
  return {
    services: valueOrError(await locals.app.interpreting.listServices(locals.ctx, {})),
    period,
    fault: figures.ok || figures.problem.kind === 'forbidden' ? null : figures.problem.message,
    figures: figures.ok
      ? {
          ...figures.value,
          languages: figures.value.languages.map((one) => ({ ...one, name: spokenName({ tag: one.language }) })),
        }
      : null,
    mayAdd:
      locals.actor.kind === 'account' &&
      locals.actor.grants.some(({ role, countyId }) => role === 'coordinator' && countyId === locals.county!.id),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

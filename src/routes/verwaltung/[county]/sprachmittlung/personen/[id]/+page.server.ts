import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadInterpreter, papersUntil } from '#lib/office/load-interpreting.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { trainingWords } from '#modules/interpreting/contract-rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const person = await loadInterpreter({ locals, id: params.id });
  const requesters = valueOrError(await locals.app.interpreting.listRequesters(locals.ctx, {}));
  return {
    person,
    blocked: requesters.filter(({ id }) => person.blockedRequesterIds.includes(id)).map(({ name }) => name),
    trainings: person.trainings.map((training) => ({ ...training, label: trainingWords[training.module] ?? training.module })),
    today: berlinDay(locals.app.clock.now()),
    until: papersUntil(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string) =>
  redirect(303, `${officePaths(locals.county!.slug).interpreter(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  pausieren: async ({ locals, params, request }) => {
    const until = textOf(await request.formData(), 'until');
    const result = await locals.app.interpreting.pauseInterpreter(locals.ctx, { interpreterId: params.id, until });
    return result.ok ? back(locals, params.id, 'sprachmittler-pause') : failure(result, { until: until ?? '' });
  },
  weiter: async ({ locals, params }) => {
    const result = await locals.app.interpreting.resumeInterpreter(locals.ctx, { interpreterId: params.id });
    return result.ok ? back(locals, params.id, 'sprachmittler-weiter') : failure(result, { until: '' });
  },
  link: async ({ locals, params }) => {
    const result = await locals.app.interpreting.sendInterpreterPage(locals.ctx, { interpreterId: params.id });
    return result.ok ? back(locals, params.id, 'sprachmittler-link') : failure(result, { until: '' });
  },
  ausscheiden: async ({ locals, params }) => {
    const result = await locals.app.interpreting.leavePool(locals.ctx, { interpreterId: params.id });
    return result.ok ? back(locals, params.id, 'sprachmittler-weg') : failure(result, { until: '' });
  },
};

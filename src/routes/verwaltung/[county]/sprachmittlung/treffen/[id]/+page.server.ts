import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { loadPoolPeople } from '#lib/office/load-own-pools.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Termin gibt es hier nicht.');
  const date = valueOrError(await locals.app.interpreting.readPoolDate(locals.ctx, { poolDateId: params.id }));
  return {
    date,
    ...(await loadPoolPeople({ locals, poolId: date.poolId })),
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, saved: string) =>
  redirect(303, `${officePaths(locals.county!.slug).poolDate(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  einladen: async ({ locals, params, request }) => {
    const languages = textsOf(await request.formData(), 'languages');
    const result = await locals.app.interpreting.inviteToPoolDate(locals.ctx, { poolDateId: params.id, languages });
    return result.ok ? back(locals, params.id, 'pooltermin-eingeladen') : failure(result, { minutes: '' });
  },
  anmelden: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.interpreting.signUpForPoolDate(locals.ctx, {
      poolDateId: params.id,
      interpreterId: textOf(form, 'interpreterId') ?? '',
      comes: textOf(form, 'kommt') === 'ja',
    });
    return result.ok ? back(locals, params.id, 'pooltermin-platz') : failure(result, { minutes: '' });
  },
  absagen: async ({ locals, params }) => {
    const result = await locals.app.interpreting.cancelPoolDate(locals.ctx, { poolDateId: params.id });
    return result.ok ? back(locals, params.id, 'pooltermin-abgesagt') : failure(result, { minutes: '' });
  },
  festhalten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const minutes = textOf(form, 'minutes') ?? '';
    const result = await locals.app.interpreting.holdPoolDate(locals.ctx, {
      poolDateId: params.id,
      attended: textsOf(form, 'attended'),
      minutes,
      version: Number(textOf(form, 'version') ?? 0),
    });
    return result.ok ? back(locals, params.id, 'pooltermin-gehalten') : failure(result, { minutes });
  },
};

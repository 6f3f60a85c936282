import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Rückmeldung gibt es hier nicht.');
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    entry: valueOrError(await locals.app.welcome.readFeedback(locals.ctx, { feedbackId: params.id })),
    units: units.filter(({ validTo }) => validTo === null).map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  bearbeiten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = { state: textOf(form, 'state') ?? '', unitId: textOf(form, 'unitId'), note: textOf(form, 'note') ?? '' };
    const result = await locals.app.welcome.handleFeedback(locals.ctx, {
      feedbackId: params.id,
      version: Number(form.get('version')),
      ...input,
      state: input.state as never,
    });
    if (!result.ok) return failure(result, { ...input, text: '' });
    redirect(303, `${officePaths(locals.county!.slug).readerFeedback(params.id)}?gespeichert=rueckmeldung`);
  },
  antworten: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = textOf(form, 'text') ?? '';
    const result = await locals.app.welcome.answerFeedback(locals.ctx, {
      feedbackId: params.id,
      version: Number(form.get('version')),
      text,
    });
    if (!result.ok) return failure(result, { state: null, unitId: null, note: null, text });
    redirect(303, `${officePaths(locals.county!.slug).readerFeedback(params.id)}?gespeichert=rueckmeldung-beantwortet`);
  },
};

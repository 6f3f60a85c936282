import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { storedAnswer } from '#lib/office/inquiry-form.ts';
import { readAnswerForm } from '#lib/office/read-inquiry-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

async function loadAnswer(locals: App.Locals, answerId: string) {
  if (!isId(answerId)) error(404, 'Diese Abfrage gibt es hier nicht.');
  return valueOrError(await locals.app.courses.readAnswer(locals.ctx, { answerId }));
}

export const load: PageServerLoad = async ({ locals, params }) => {
  const { inquiry, answer } = await loadAnswer(locals, params.answer);
  return { inquiry, answer, stored: storedAnswer(answer), today: berlinDay(locals.app.clock.now()) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { inquiry } = await loadAnswer(locals, params.answer);
    const { typed, input } = readAnswerForm(await request.formData(), inquiry.questions.length);
    const result = await locals.app.courses.answerInquiry(locals.ctx, { ...input, answerId: params.answer });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseInquiry(params.id)}?gespeichert=abfrage-antwort`);
  },
};

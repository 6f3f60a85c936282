import { error, redirect } from '@sveltejs/kit';
import { addDays, berlinDay, quarterOf, shiftQuarter } from '#kernel/dates.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { mostQuestions, quarterWords } from '#modules/courses/contract-inquiries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Anbieter fragt die Koordination.');
  const today = berlinDay(locals.app.clock.now());
  const now = quarterOf(today);
  const providers = valueOrError(await locals.app.courses.listProviders(locals.ctx, {}));
  const [last] = valueOrError(await locals.app.courses.listInquiries(locals.ctx, {}));
  return {
    quarters: [now, shiftQuarter(now, 1)].map((value) => ({ value, label: quarterWords(value) })),
    providers: providers.map(({ key, name, email }) => ({
      value: key,
      label: name,
      hint: email === null ? 'ohne E-Mail: sieht die Fragen in den Aufgaben, wenn dort jemand ein Konto hat' : email,
    })),
    stored: {
      quarter: now,
      dueOn: addDays(today, 21),
      intro: last?.intro ?? '',
      questions: Array.from({ length: mostQuestions }, (_, index) => last?.questions[index] ?? ''),
      repeats: last?.repeats ?? true,
      providers: providers.map(({ key }) => key),
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = {
      quarter: textOf(form, 'quarter') ?? '',
      dueOn: textOf(form, 'dueOn') ?? '',
      intro: textOf(form, 'intro') ?? '',
      questions: Array.from({ length: mostQuestions }, (_, index) => textOf(form, `questions.${index}`) ?? ''),
      repeats: form.get('repeats') !== null,
      providers: textsOf(form, 'providers'),
    };
    const result = await locals.app.courses.startInquiry(locals.ctx, typed);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseInquiry(result.value.id)}?gespeichert=abfrage`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { poolDateToForm } from '#lib/office/pool-date-form.ts';
import { readPoolDateForm } from '#lib/office/read-pool-date-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Termin gibt es hier nicht.');
  const date = valueOrError(await locals.app.interpreting.readPoolDate(locals.ctx, { poolDateId: params.id }));
  return { date: { id: date.id, title: date.title, version: date.version }, stored: poolDateToForm(date) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPoolDateForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const { repeats: _repeats, ...fields } = input;
    const result = await locals.app.interpreting.changePoolDate(locals.ctx, { ...fields, poolDateId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).poolDate(params.id)}?gespeichert=pooltermin`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { storedDesk } from '#lib/office/desk-form.ts';
import { loadDesk, loadDeskChoices } from '#lib/office/load-desks.ts';
import { readDeskForm } from '#lib/office/read-desk-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const desk = await loadDesk({ locals, id: params.id });
  if (!desk.mayChange) error(403, 'Diese Ansprechstelle pflegt die Stelle selbst, oder die Koordination.');
  return {
    desk: { id: desk.id, task: desk.task, version: desk.version },
    stored: storedDesk(desk),
    choices: await loadDeskChoices({ locals, chosen: desk }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readDeskForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.guidance.changeDesk(locals.ctx, { ...input, deskId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).desk(params.id)}?gespeichert=ansprechstelle`);
  },
};

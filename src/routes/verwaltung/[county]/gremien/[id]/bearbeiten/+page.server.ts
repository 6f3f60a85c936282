import { error, redirect } from '@sveltejs/kit';
import { bodyChoices, readBodyForm } from '#lib/office/read-body-form.ts';
import { bodyPage } from '#lib/office/body-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { body, allowed } = await bodyPage({ locals, id: params.id });
  if (!allowed.edit) error(403, 'Die Gremien pflegt die Koordination.');
  return {
    body,
    stored: {
      name: body.name,
      kind: body.kind as string,
      position: String(body.position),
      municipalityId: body.municipality?.id ?? '',
      unitId: body.unit?.id ?? '',
      closedOn: body.closedOn ?? '',
    },
    choices: await bodyChoices({ locals, chosenUnitId: body.unit?.id ?? null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readBodyForm(form);
    const result = await locals.app.network.changeBody(locals.ctx, {
      ...input,
      bodyId: params.id,
      version: Number(textOf(form, 'version')),
      closedOn: typed.closedOn || null,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).body(params.id)}?gespeichert=gremium`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { bodyChoices, readBodyForm } from '#lib/office/read-body-form.ts';
import { emptyBody } from '#lib/office/body-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Gremien pflegt die Koordination.');
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}));
  const next = Math.min(Math.max(0, ...bodies.map((body) => body.position)) + 1, 99);
  return { stored: { ...emptyBody, position: String(next) }, choices: await bodyChoices({ locals, chosenUnitId: null }) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readBodyForm(await request.formData());
    const result = await locals.app.network.addBody(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).body(result.value.id)}?gespeichert=gremium`);
  },
};

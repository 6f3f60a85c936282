import { error, redirect } from '@sveltejs/kit';
import { failureAt } from '#lib/office/failure-at.ts';
import { atInterpreterControls, storedInterpreter } from '#lib/office/interpreter-form.ts';
import { loadInterpreter, loadInterpreterChoices } from '#lib/office/load-interpreting.ts';
import { readInterpreterForm } from '#lib/office/read-interpreter-form.ts';
import { officePaths } from '#lib/paths.ts';
import { textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const person = await loadInterpreter({ locals, id: params.id });
  if (person.state === 'left') error(409, 'Diese Person ist ausgeschieden.');
  const pool = valueOrError(await locals.app.interpreting.readPool(locals.ctx, { poolId: person.poolId }));
  return {
    person: { id: person.id, name: person.name, version: person.version },
    stored: storedInterpreter(person),
    choices: await loadInterpreterChoices({ locals, pool, person }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readInterpreterForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.interpreting.changeInterpreter(locals.ctx, { ...input, interpreterId: params.id, version });
    if (!result.ok) return failureAt(result, typed, atInterpreterControls);
    redirect(303, `${officePaths(locals.county!.slug).interpreter(params.id)}?gespeichert=sprachmittler`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { emptyDesk } from '#lib/office/desk-form.ts';
import { loadDeskChoices } from '#lib/office/load-desks.ts';
import { readDeskForm } from '#lib/office/read-desk-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepDesks) error(403, 'Ansprechstellen tragen ein: die Koordination, Stellen und Gemeinden.');
  const county = locals.county!.id;
  const own = locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === county) : [];
  return {
    stored: {
      ...emptyDesk,
      unitId: own.find(({ unitId }) => unitId !== null)?.unitId ?? '',
      municipalityId: own.find(({ role }) => role === 'municipality-editor')?.municipalityId ?? '',
    },
    choices: await loadDeskChoices({ locals, chosen: null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readDeskForm(await request.formData());
    const result = await locals.app.guidance.addDesk(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).desk(result.value.id)}?gespeichert=ansprechstelle`);
  },
};

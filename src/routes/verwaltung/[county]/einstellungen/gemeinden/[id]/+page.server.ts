import { error, redirect } from '@sveltejs/kit';
import { addResponsible } from '#lib/office/responsible-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Gemeinden pflegt die Koordination.');
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const place = municipalities.find((entry) => entry.id === params.id);
  if (!place) error(404, 'Diese Gemeinde gibt es hier nicht.');
  return {
    name: place.name,
    ags: place.ags,
    persons: valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, { municipalityId: place.id })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  person: async ({ locals, params, request }) => {
    const failed = await addResponsible({ locals, request, place: { unitId: null, municipalityId: params.id } });
    return failed ?? redirect(303, `${officePaths(locals.county!.slug).municipality(params.id)}?gespeichert=verantwortlich`);
  },
};

import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Gemeinden pflegt die Koordination.');
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const persons = valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, {}));
  return {
    rows: municipalities.map((place) => ({
      ...place,
      persons: persons.filter((person) => person.municipalityId === place.id && !person.left).map((person) => person.name),
    })),
  };
};

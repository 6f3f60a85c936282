import { error, redirect } from '@sveltejs/kit';
import { readResponsible } from '#lib/office/responsible-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { ResponsiblePart } from '#modules/tenancy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Place = { unitId: string | null; municipalityId: string | null };
const pageOf = (county: string, place: Place): string => {
  const paths = officePaths(county);
  return place.unitId === null ? paths.municipality(place.municipalityId!) : paths.unit(place.unitId);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const persons = valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, {}), url);
  const person = persons.find((entry) => entry.id === params.id);
  if (!person) error(404, 'Diese Person gibt es hier nicht.');
  return {
    place: person.place,
    isUnit: person.unitId !== null,
    back: pageOf(locals.county!.slug, person),
    stored: { name: person.name, mail: person.mail, part: person.part as string, leftOn: person.leftOn ?? '' },
  };
};

export const actions: Actions = {
  speichern: async ({ locals, params, request }) => {
    const given = readResponsible(await request.formData());
    const result = await locals.app.tenancy.changeResponsiblePerson(locals.ctx, {
      ...given,
      personId: params.id,
      part: given.part as ResponsiblePart,
      leftOn: given.leftOn === '' ? null : given.leftOn,
    });
    if (!result.ok) return failure(result, given);
    redirect(303, `${pageOf(locals.county!.slug, result.value)}?gespeichert=verantwortlich`);
  },
  entfernen: async ({ locals, params, request }) => {
    const result = await locals.app.tenancy.removeResponsiblePerson(locals.ctx, { personId: params.id });
    if (!result.ok) return failure(result, readResponsible(await request.formData()));
    redirect(303, `${pageOf(locals.county!.slug, result.value)}?gespeichert=entfernt`);
  },
};

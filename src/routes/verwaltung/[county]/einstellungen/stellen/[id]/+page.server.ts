import { error, redirect } from '@sveltejs/kit';
import { addResponsible } from '#lib/office/responsible-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { UnitKindKey } from '#lib/office/unit-words.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Stellen pflegt die Koordination.');
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const unit = units.find((entry) => entry.id === params.id);
  if (!unit) error(404, 'Diese Stelle gibt es hier nicht.');
  const successors = valueOrError(await locals.app.tenancy.listUnitSuccessors(locals.ctx, {}));
  const persons = valueOrError(await locals.app.tenancy.listResponsiblePersons(locals.ctx, { unitId: unit.id }));
  const own = successors.filter((entry) => entry.unitId === unit.id);
  const before = successors
    .filter((entry) => entry.successorId === unit.id)
    .flatMap((entry) => units.find((other) => other.id === entry.unitId) ?? []);
  return {
    name: unit.name,
    key: unit.key,
    stored: {
      name: unit.name,
      kind: unit.kind as string,
      validFrom: unit.validFrom ?? '',
      validTo: unit.validTo ?? '',
      successorIds: own.map((entry) => entry.successorId),
      note: own.find((entry) => entry.note !== null)?.note ?? '',
    },
    others: units.filter((entry) => entry.id !== unit.id).map((entry) => ({ value: entry.id, label: entry.name })),
    persons,
    saved: savedWords(url.searchParams.get('gespeichert')),
    before: before.map((entry) => ({ id: entry.id, name: entry.name })),
  };
};

export const actions: Actions = {
  person: async ({ locals, params, request }) => {
    const done = await addResponsible({ locals, request, place: { unitId: params.id, municipalityId: null } });
    return done ?? redirect(303, `${officePaths(locals.county!.slug).unit(params.id)}?gespeichert=verantwortlich`);
  },
  speichern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      name: textOf(form, 'name') ?? '',
      kind: textOf(form, 'kind') ?? '',
      validFrom: textOf(form, 'validFrom') ?? '',
      validTo: textOf(form, 'validTo') ?? '',
      successorIds: textsOf(form, 'successorIds'),
      note: textOf(form, 'note') ?? '',
    };
    const orNull = (text: string): string | null => (text === '' ? null : text);
    const result = await locals.app.tenancy.changeUnit(locals.ctx, {
      ...input,
      unitId: params.id,
      kind: input.kind as UnitKindKey,
      validFrom: orNull(input.validFrom),
      validTo: orNull(input.validTo),
      note: orNull(input.note),
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).units}?gespeichert=stelle`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { unitKeyOf, type UnitKindKey } from '#lib/office/unit-words.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Die Stellen pflegt die Koordination.');
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const successors = valueOrError(await locals.app.tenancy.listUnitSuccessors(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  const past = (unit: (typeof units)[number]): boolean => unit.validTo !== null && unit.validTo < today;
  const rows = units.map((unit) => ({
    ...unit,
    past: past(unit),
    successors: successors.filter((entry) => entry.unitId === unit.id),
  }));
  return {
    rows: [...rows.filter((row) => !row.past), ...rows.filter((row) => row.past)],
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const name = textOf(form, 'name') ?? '';
    const input = {
      name,
      kind: textOf(form, 'kind') ?? '',
      key: textOf(form, 'key') ?? unitKeyOf(name),
      validFrom: textOf(form, 'validFrom'),
    };
    const result = await locals.app.tenancy.addUnit(locals.ctx, { ...input, kind: input.kind as UnitKindKey });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).units}?gespeichert=stelle`);
  },
};

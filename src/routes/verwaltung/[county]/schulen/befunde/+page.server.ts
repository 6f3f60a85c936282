import { error, redirect } from '@sveltejs/kit';
import { loadFindings } from '#lib/office/load-findings.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.readFindings) error(403, 'Befunde zur Einschulung lesen Koordination, Stellen, Gemeinden und Ausschuss.');
  const { units } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    ...(await loadFindings({ locals, url })),
    units: may.coordinate ? units.map(({ id, name }) => ({ value: id, label: name })) : [],
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  stelle: async ({ locals, request }) => {
    const unitId = textOf(await request.formData(), 'unitId') ?? '';
    const result = await locals.app.schools.nameFindingsKeeper(locals.ctx, { unitId });
    if (!result.ok) return failure(result, { unitId });
    redirect(303, officePaths(locals.county!.slug).entryFindings('?gespeichert=angaben'));
  },
};

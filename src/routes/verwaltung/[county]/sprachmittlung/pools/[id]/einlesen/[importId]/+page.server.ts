import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { countFields } from '#modules/interpreting/contract-figures.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (id: string): string => (isId(id) ? id : error(404, 'Diese Tabelle gibt es nicht.'));

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  table: valueOrError(await locals.app.interpreting.readCountImport(locals.ctx, { importId: idOf(params.importId) }), url),
});

const back = (locals: App.Locals, poolId: string, word: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).poolCounts(poolId)}?gespeichert=${word}`);

export const actions: Actions = {
  zuordnen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const mapping = Object.fromEntries(
      countFields.flatMap((field) => {
        const at = textOf(form, field);
        return at === null ? [] : [[field, Number(at)]];
      }),
    );
    const result = await locals.app.interpreting.mapCounts(locals.ctx, { importId: idOf(params.importId), mapping });
    return result.ok ? { mapped: true } : failure(result, {});
  },
  zaehlen: async ({ locals, params, request }) => {
    const leaveOutFaulty = textOf(await request.formData(), 'auslassen') !== null;
    const result = await locals.app.interpreting.applyCounts(locals.ctx, { importId: idOf(params.importId), leaveOutFaulty });
    return result.ok ? back(locals, params.id, 'einsaetze-gezaehlt') : failure(result, {});
  },
  zuruecknehmen: async ({ locals, params }) => {
    const result = await locals.app.interpreting.undoCounts(locals.ctx, { importId: idOf(params.importId) });
    return result.ok ? back(locals, params.id, 'einsaetze-zurueck') : failure(result, {});
  },
  verwerfen: async ({ locals, params }) => {
    const result = await locals.app.interpreting.dropCounts(locals.ctx, { importId: idOf(params.importId) });
    return result.ok ? back(locals, params.id, 'einsaetze-verworfen') : failure(result, {});
  },
};

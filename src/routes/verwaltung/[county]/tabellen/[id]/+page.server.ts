import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (text: string): string => (isId(text) ? text : error(404, 'Diese Tabelle gibt es hier nicht.'));

export const load: PageServerLoad = async ({ locals, params }) => ({
  table: valueOrError(await locals.app.strategy.readTableImport(locals.ctx, { importId: idOf(params.id) })),
});

export const actions: Actions = {
  uebernehmen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const given = {
      leaveOut: textsOf(form, 'auslassen').map(Number).filter(Number.isInteger),
      reason: textOf(form, 'reason'),
    };
    const importId = idOf(params.id);
    const { strategy } = valueOrError(await locals.app.strategy.readTableImport(locals.ctx, { importId }));
    const done = await locals.app.strategy.applyTable(locals.ctx, { importId, ...given });
    if (!done.ok) return failure(done, given);
    redirect(303, `${officePaths(locals.county!.slug).strategy(strategy.key)}?satz=${done.value.changeSetId}`);
  },
  verwerfen: async ({ locals, params }) => {
    const done = await locals.app.strategy.discardTable(locals.ctx, { importId: idOf(params.id) });
    if (!done.ok) return failure(done, { leaveOut: [], reason: null });
    redirect(303, `${officePaths(locals.county!.slug).strategy(done.value.strategyKey)}?gespeichert=tabelle-verworfen`);
  },
};

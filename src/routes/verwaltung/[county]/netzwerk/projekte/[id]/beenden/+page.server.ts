import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadProject } from '#lib/office/load-projects.ts';
import { thingHref } from '#lib/office/search-words.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { id, title, version, phase, mayChange, mayDelete } = await loadProject({ locals, id: params.id });
  if (!mayChange) error(403, 'Dieses Projekt pflegen die Koordination und die Ansprechstelle.');
  const paths = officePaths(locals.county!.slug);
  const holders = valueOrError(await locals.app.network.listProjectHolders(locals.ctx, { projectId: id }));
  return {
    project: { id, title, version, phase, mayDelete },
    holders: holders.map((holder) => ({ ...holder, href: thingHref({ ...holder, paths, coordinate: mayDelete }) })),
    today: berlinDay(locals.app.clock.now()),
  };
};

export const actions: Actions = {
  beenden: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = { endedOn: textOf(form, 'endedOn') ?? '', reason: '' };
    const version = Number(textOf(form, 'version'));
    const { endedOn } = typed;
    const result = await locals.app.network.endProject(locals.ctx, { projectId: params.id, version, endedOn });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).project(params.id)}?gespeichert=projekt-beendet`);
  },
  loeschen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = { endedOn: null, reason: textOf(form, 'reason') ?? '' };
    const version = Number(textOf(form, 'version'));
    const { reason } = typed;
    const result = await locals.app.network.deleteProject(locals.ctx, { projectId: params.id, version, reason });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).projects}?gespeichert=projekt-weg`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { loadSimilar, looked } from '#lib/office/load-similar.ts';
import { emptyProject } from '#lib/office/project-form.ts';
import { readProjectForm } from '#lib/office/read-project-form.ts';
import { loadProjectChoices } from '#lib/office/load-projects.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Projekte legt die Koordination an.');
  const similar = await loadSimilar({ locals, url });
  const { name, municipalityId } = similar.asked;
  return {
    similar: looked(url) ? null : similar,
    stored: { ...emptyProject, title: name, municipalityIds: municipalityId === null ? [] : [municipalityId] },
    choices: await loadProjectChoices({ locals, chosen: null }),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readProjectForm(await request.formData());
    const result = await locals.app.network.addProject(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).project(result.value.id)}?gespeichert=projekt`);
  },
};

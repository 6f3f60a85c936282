import { error, redirect } from '@sveltejs/kit';
import { storedProject } from '#lib/office/project-form.ts';
import { loadProject, loadProjectChoices } from '#lib/office/load-projects.ts';
import { readProjectForm } from '#lib/office/read-project-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const project = await loadProject({ locals, id: params.id });
  if (!project.mayChange) error(403, 'Dieses Projekt pflegen die Koordination und die Ansprechstelle.');
  return {
    project: { id: project.id, title: project.title, version: project.version },
    stored: storedProject(project),
    choices: await loadProjectChoices({ locals, chosen: project }),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readProjectForm(form);
    const result = await locals.app.network.changeProject(locals.ctx, {
      ...input,
      projectId: params.id,
      version: Number(textOf(form, 'version')),
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).project(params.id)}?gespeichert=projekt`);
  },
};

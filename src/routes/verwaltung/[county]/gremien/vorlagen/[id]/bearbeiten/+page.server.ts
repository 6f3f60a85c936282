import { error, redirect } from '@sveltejs/kit';
import { paperPage } from '#lib/office/body-page.ts';
import { readPaperForm } from '#lib/office/read-deliberation-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { paper, keeps } = await paperPage({ locals, id: params.id });
  if (!keeps) error(403, 'Vorlagen ändert die Stelle, die das Gremium führt.');
  return {
    paper: { id: paper.id, title: paper.title, version: paper.version },
    stored: {
      number: paper.number ?? '',
      title: paper.title,
      kind: paper.kind as string,
      date: paper.date ?? '',
      link: paper.link ?? '',
      place: '',
      role: '',
      closed: !paper.isPublic,
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readPaperForm(form);
    const { paper } = await paperPage({ locals, id: params.id });
    const result = await locals.app.network.changePaper(locals.ctx, {
      ...input,
      paperId: params.id,
      version: Number(textOf(form, 'version')),
      demonstration: paper.demonstration,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).paper(params.id)}?gespeichert=vorlage`);
  },
};

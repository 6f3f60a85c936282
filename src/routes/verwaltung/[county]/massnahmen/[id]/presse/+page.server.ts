import { redirect } from '@sveltejs/kit';
import { longDay } from '#lib/office/german.ts';
import { nodeCrumbs, nodeName, nodePage } from '#lib/office/node-page.ts';
import { readPressForm } from '#lib/office/read-press-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const page = await nodePage({ locals, id: params.id });
  const note = page.notes.find(({ released }) => released);
  return {
    name: nodeName(page.node),
    crumbs: nodeCrumbs({ page, county: locals.county!.slug, self: true }),
    // What was reported last, to be made into a text for readers.
    value: {
      headline: page.node.title,
      text: note ? [note.text, ...(note.nextStep ? [note.nextStep] : [])].join('\n\n') : '',
      figure: null,
      figureSource: null,
      languages: ['de'],
      internalNote: note?.source ? `Quelle der Meldung vom ${longDay(note.date)}: ${note.source}` : null,
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { input } = readPressForm(await request.formData());
    const result = await locals.app.strategy.draftPress(locals.ctx, { nodeId: params.id, ...input });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).pressRelease(result.value.id)}?gespeichert=presse-entwurf`);
  },
};

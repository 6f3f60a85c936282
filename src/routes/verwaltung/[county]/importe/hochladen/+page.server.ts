import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  // Who may not see the list may not add to it: the same right, asked before the form is shown.
  valueOrError(await locals.app.strategy.listImports(locals.ctx, {}));
  return { limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024) };
};

export const actions: Actions = {
  default: async ({ locals }) => {
    const received = await locals.app.strategy.receiveDocument(locals.ctx, {
      upload: locals.upload,
      limit: locals.app.config.uploadBytes,
    });
    if (!received.ok) return failure(received, {});
    redirect(303, officePaths(locals.county!.slug).import(received.value.id));
  },
};

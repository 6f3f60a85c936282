import { redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  imports: valueOrError(await locals.app.strategy.listImports(locals.ctx, {})),
  limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024),
  discarded: url.searchParams.get('verworfen'),
});

export const actions: Actions = {
  restore: async ({ request, locals }) => {
    const importId = textOf(await request.formData(), 'import') ?? '';
    const done = await locals.app.strategy.restoreImport(locals.ctx, { importId });
    if (!done.ok) return failure(done, { importId });
    redirect(303, officePaths(locals.county!.slug).import(importId));
  },
};

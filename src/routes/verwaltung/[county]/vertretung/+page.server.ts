import { error, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.handOn) error(403, 'Weitergeben kann nur, wer selbst nach dem Stand gefragt wird.');
  return {
    requests: valueOrError(await locals.app.strategy.listOwnRequests(locals.ctx, {})),
    handedOn: url.searchParams.get('an'),
    crumbs: [{ label: 'Meine Aufgaben', href: officePaths(locals.county!.slug).home }],
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const input = { requestId: textOf(form, 'requestId') ?? '', personId: textOf(form, 'personId') ?? '' };
    const result = await locals.app.strategy.handOn(locals.ctx, input);
    if (!result.ok) return failure(result, input);
    const { name } = result.value;
    redirect(303, `${officePaths(locals.county!.slug).handOn}?an=${encodeURIComponent(name)}`);
  },
};

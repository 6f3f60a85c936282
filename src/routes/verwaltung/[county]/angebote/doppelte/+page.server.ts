import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  pairs: valueOrError(await locals.app.offers.listDuplicates(locals.ctx, {})),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const number = (name: string): number => Number(textOf(form, name) ?? 0);
    const result = await locals.app.offers.mergeOffers(locals.ctx, {
      keepId: textOf(form, 'keepId') ?? '',
      keepVersion: number('keepVersion'),
      dropId: textOf(form, 'dropId') ?? '',
      dropVersion: number('dropVersion'),
      take: textsOf(form, 'take'),
    });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).offerDuplicates}?gespeichert=angebot-vereint`);
  },
};

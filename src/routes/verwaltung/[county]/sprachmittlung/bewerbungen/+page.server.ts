import { redirect } from '@sveltejs/kit';
import { loadApplications } from '#lib/office/load-applications.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await loadApplications({ locals, url })),
  search: url.search,
  saved: savedWords(url.searchParams.get('gespeichert')),
});

const turn = (what: 'acceptApplication' | 'declineApplication', saved: string) =>
  (async ({ locals, request }) => {
    const applicationId = textOf(await request.formData(), 'applicationId') ?? '';
    const result = await locals.app.interpreting[what](locals.ctx, { applicationId });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).interpreterApplications(`?gespeichert=${saved}`));
  }) satisfies Actions[string];

export const actions: Actions = {
  aufnehmen: turn('acceptApplication', 'bewerbung-ja'),
  ablehnen: turn('declineApplication', 'bewerbung-nein'),
};

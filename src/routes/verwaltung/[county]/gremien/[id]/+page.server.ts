import { bodyPage } from '#lib/office/body-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await bodyPage({ locals, id: params.id });
  const papers = valueOrError(await locals.app.network.listPapers(locals.ctx, { bodyId: page.body.id }));
  return { ...page, papers, saved: savedWords(url.searchParams.get('gespeichert')) };
};

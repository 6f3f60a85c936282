import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  inquiries: valueOrError(await locals.app.courses.listInquiries(locals.ctx, {}), url),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

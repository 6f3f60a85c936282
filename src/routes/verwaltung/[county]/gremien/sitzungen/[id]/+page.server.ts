import { meetingPage } from '#lib/office/body-page.ts';
import { savedWords } from '#lib/office/saved.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await meetingPage({ locals, id: params.id })),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

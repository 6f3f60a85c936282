import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const bodies = valueOrError(await locals.app.network.listBodies(locals.ctx, {}), url);
  return {
    bodies: [...bodies.filter((body) => body.closedOn === null), ...bodies.filter((body) => body.closedOn !== null)],
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

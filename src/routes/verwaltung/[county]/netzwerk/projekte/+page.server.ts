import { loadProjects } from '#lib/office/load-projects.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const found = await loadProjects({ locals, url });
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, {}));
  return {
    ...found,
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

import { organisationFilter } from '#lib/office/load-organisations.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = organisationFilter(url);
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, filter), url);
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    filter,
    organisations,
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

import { isId } from '#kernel/ids.ts';
import { organisationKinds, type OrganisationKind } from '#modules/network/contract.ts';
import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = url.searchParams;
  const kind = asked.get('art');
  const place = asked.get('ort');
  const filter = {
    search: asked.get('suche')?.trim().slice(0, 200) || null,
    kind: organisationKinds.includes(kind as OrganisationKind) ? (kind as OrganisationKind) : null,
    municipalityId: isId(place) ? place : null,
    closed: asked.get('beendet') === 'ja',
  };
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, filter), url);
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    filter,
    organisations,
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(asked.get('gespeichert')),
  };
};

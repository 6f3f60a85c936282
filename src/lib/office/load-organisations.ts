import { isId } from '#kernel/ids.ts';
import { organisationKinds, type OrganisationKind } from '#modules/network/contract.ts';

/** The organisations that an address asks for; the page and its download show the same. */
export function organisationFilter(url: URL): {
  search: string | null;
  kind: OrganisationKind | null;
  municipalityId: string | null;
  closed: boolean;
} {
  const asked = url.searchParams;
  const kind = asked.get('art');
  const place = asked.get('ort');
  return {
    search: asked.get('suche')?.trim().slice(0, 200) || null,
    kind: organisationKinds.includes(kind as OrganisationKind) ? (kind as OrganisationKind) : null,
    municipalityId: isId(place) ? place : null,
    closed: asked.get('beendet') === 'ja',
  };
}

import { isId } from '#kernel/ids.ts';

/** The papers that an address asks for; the page and its download show the same. */
export function paperFilter(url: URL): { search: string | null; bodyId: string | null } {
  const bodyId = url.searchParams.get('gremium');
  return {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    bodyId: isId(bodyId) ? bodyId : null,
  };
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The last part of an address: words of the name for people, and the id that counts. */
export function slugOf(input: { id: string; name: string }): string {
  const words = input.name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return words === '' ? input.id : `${words}-${input.id}`;
}

/** The id at the end of such a part; null where there is none. */
export const idOfSlug = (slug: string): string | null => uuid.exec(slug)?.[0].toLowerCase() ?? null;

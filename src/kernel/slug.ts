const spelt: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', ł: 'l' };
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A name as part of an address: at most `most` small Latin letters, digits and hyphens. Empty where nothing of it is left. */
export const addressWords = (name: string, most: number): string =>
  name
    .toLowerCase()
    .replace(/[äöüßæøł]/g, (letter) => spelt[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');

/** The last part of an address: words of the title for people, and the id that counts. */
export function slugOf(input: { id: string; title: string }): string {
  const words = addressWords(input.title, 60);
  return words === '' ? input.id : `${words}-${input.id}`;
}

/** The id at the end of such a part; null where there is none. */
export const idOfSlug = (slug: string): string | null => uuid.exec(slug)?.[0].toLowerCase() ?? null;

const spelt: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', ł: 'l' };

/** A name as part of an address: small Latin letters, digits and hyphens. Empty where nothing of it is left. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüßæøł]/g, (letter) => spelt[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');

/** The name's part of the address, numbered where it is taken. */
export function freeSlug(input: { name: string; taken: ReadonlySet<string> }): string {
  const base = slugOf(input.name) || 'ort';
  if (!input.taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const next = `${base}-${number}`;
    if (!input.taken.has(next)) return next;
  }
}

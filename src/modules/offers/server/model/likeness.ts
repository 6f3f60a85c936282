import { foldForSearch } from '#kernel/search.ts';
import { lettersAlike, wordsAlike } from './alike.ts';

/** What tells whether two entries mean the same offer. */
export type Entry = {
  id: string;
  name: string;
  addresses: readonly { street: string | null; postcode: string | null; town: string | null }[];
  phone: string | null;
};
export type Likeness = { score: number; because: ('name' | 'address' | 'phone')[] };

const digits = (phone: string | null): string =>
  (phone ?? '')
    .replaceAll(/\D/g, '')
    .replace(/^(?:00)?49/, '')
    .replace(/^0+/, '');
const addressOf = ({ street, postcode, town }: Entry['addresses'][number]): string =>
  street === null ? '' : foldForSearch(`${street.replace(/str\.|straße/i, 'str')} ${postcode ?? ''} ${town ?? ''}`);

/** How much two entries look like one: by name (0 to 0.6), address (0.25) and telephone (0.15). The same either way round. */
export function likeness(one: Entry, other: Entry): Likeness {
  const [first, second] = [foldForSearch(one.name), foldForSearch(other.name)];
  const name =
    first === second
      ? 1
      : Math.min(wordsAlike(first, second), wordsAlike(second, first)) * 0.7 + lettersAlike(first, second) * 0.3;
  const address = one.addresses.some((here) => {
    const folded = addressOf(here);
    return folded !== '' && other.addresses.some((there) => addressOf(there) === folded);
  });
  const phone = digits(one.phone) !== '' && digits(one.phone) === digits(other.phone);
  return {
    score: name * 0.6 + (address ? 0.25 : 0) + (phone ? 0.15 : 0),
    because: [
      ...(name >= 0.6 ? ['name' as const] : []),
      ...(address ? ['address' as const] : []),
      ...(phone ? ['phone' as const] : []),
    ],
  };
}

/** Pairs that may be one, the surest first. A name alone is enough only when it is nearly the same. */
export function duplicatePairs(entries: readonly Entry[]): (Likeness & { one: string; other: string })[] {
  const pairs: (Likeness & { one: string; other: string })[] = [];
  for (const [at, one] of entries.entries()) {
    for (const other of entries.slice(at + 1)) {
      const found = likeness(one, other);
      if (found.score >= 0.55 && found.because.includes('name')) pairs.push({ ...found, one: one.id, other: other.id });
    }
  }
  return pairs.toSorted((first, second) => second.score - first.score).slice(0, 200);
}

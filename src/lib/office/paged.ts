import type { Address } from './address.ts';

/** One page of a long list, by `seite` in the address; a number outside the list leads to its nearest end. */
export function pageOf<Row>(input: { rows: readonly Row[]; url: Address; size: number; name?: string }): {
  rows: Row[];
  page: number;
  pages: number;
} {
  const { rows, url, size, name = 'seite' } = input;
  const pages = Math.max(Math.ceil(rows.length / size), 1);
  const asked = Math.trunc(Number(url.searchParams.get(name))) || 1;
  const page = Math.min(Math.max(asked, 1), pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages };
}

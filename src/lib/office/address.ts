/** What is needed of an address; a page's own is read-only. */
export type Address = { pathname: string; search: string; searchParams: Pick<URLSearchParams, 'get' | 'getAll'> };

/** An address with some query parts set or, by null or an empty text, removed; the rest stays. */
export function withQuery(url: Address, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** An address with a value switched in a list that stands in one query part, separated by commas. */
export function toggled(url: Address, name: string, value: string): string {
  const values = listOf(url, name);
  const next = values.includes(value) ? values.filter((entry) => entry !== value) : [...values, value];
  return withQuery(url, { [name]: next.join(',') });
}

/** Values of a query part: repeated, as a form sends them, or separated by commas, as links write them. */
export const listOf = (url: Address, name: string): string[] => [
  ...new Set(
    url.searchParams
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter(Boolean),
  ),
];

/** One value that must be in the list; null otherwise. */
export const oneOf = <T extends string>(url: Address, name: string, allowed: readonly T[]): T | null => {
  const value = url.searchParams.get(name);
  return allowed.find((entry) => entry === value) ?? null;
};

/** What each list reads of a query, by the list's name. */
const reads: Readonly<Record<string, readonly string[]>> = {
  children: ['depth', 'id', 'url'],
  page: ['id', 'url'],
  post: ['id', 'url'],
  parents: ['id', 'url'],
  pdf: ['url'],
  events: ['combine_recurring'],
  locations: ['on_map'],
  news: ['channel', 'page', 'size', 'source'],
  fcm: ['channel'],
};

/** Deeper no tree goes. */
const deepest = 10;

/**
 * An address and its query as far as they make a difference: however somebody writes them, an answer is made and kept once.
 * @param path below `/integreat/`, decoded
 */
export function askedFor(path: string, query: URLSearchParams): { path: string; query: URLSearchParams } {
  const parts = path.toLowerCase().split('/').filter(Boolean);
  const names = reads[parts.find((part) => Object.hasOwn(reads, part)) ?? ''] ?? [];
  const read = new URLSearchParams();
  for (const name of names) {
    for (const value of name === 'source' ? query.getAll(name).toSorted() : query.getAll(name).slice(0, 1)) {
      if (name === 'combine_recurring') read.append(name, '1');
      else if (name === 'depth' && /^\d+$/.test(value)) read.append(name, String(Math.min(Number(value), deepest)));
      else if (value !== '') read.append(name, value);
    }
  }
  return { path: parts.join('/'), query: read };
}

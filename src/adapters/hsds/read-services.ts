import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** What ends the reading, in words. */
export class NoServices extends Error {}

export type ReadLimits = { timeoutMs: number; bytes: number; pausesMs: readonly number[]; perPage: number };
export const readLimits: ReadLimits = {
  timeoutMs: 60_000,
  bytes: 64 * 1024 * 1024,
  pausesMs: [1_000, 5_000],
  perPage: 100,
};
const mostPages = 20_000;
const mostRedirects = 3;
/** A single JSON text is held in memory whole; one service a line is not. */
const wholeBytes = 256 * 1024 * 1024;

type Given = { from: string; limits?: ReadLimits; signal?: AbortSignal };

/**
 * Services in full, one after the other, as the reader takes them: from a server that speaks HSDS 3.0, page by page, or from a
 * file with a page of it, a list, or one service a line.
 * @throws NoServices with a sentence that says why
 */
export function readServices(given: Given): AsyncGenerator<unknown> {
  return /^https?:\/\//i.test(given.from) ? fromServer(given) : fromFile(given.from);
}

async function* fromServer({ from, limits = readLimits, signal }: Given): AsyncGenerator<unknown> {
  if (!URL.canParse(from)) throw new NoServices(`${from} is no address.`);
  const base = from
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/services$/, '');
  // `profile=3.1` asks servers like ours for what came with 3.1; others would not know it.
  const profile = new URL(from).searchParams.get('profile');
  const within = (path: string): string =>
    profile === null ? path : `${path}${path.includes('?') ? '&' : '?'}profile=${encodeURIComponent(profile)}`;
  const get = (path: string): Promise<unknown> =>
    fetchJson({ url: `${base}${within(path)}`, limits, ...(signal ? { signal } : {}) });
  let first: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const path = `/services?full=true&per_page=${limits.perPage}&page=${page}`;
    const read = (await get(path)) as { contents?: unknown; last_page?: unknown; total_pages?: unknown };
    const contents: unknown = Array.isArray(read) ? read : read?.contents;
    if (!Array.isArray(contents)) throw new NoServices(`${base}${path} is no page of HSDS: it has no contents.`);
    if (contents.length === 0) return;
    // Whoever does not know pages gives the first one for ever.
    const start = JSON.stringify((contents[0] as { id?: unknown } | null)?.id ?? null);
    if (page > 1 && start === first) throw new NoServices(`${base} gives the same page again and again.`);
    if (page === 1) first = start;
    for (const entry of contents) yield await inFull(entry, get);
    if (Array.isArray(read) || read.last_page === true) return;
    if (typeof read.total_pages === 'number' ? page >= read.total_pages : contents.length < limits.perPage) return;
  }
  throw new NoServices(`${base} has more than ${mostPages} pages.`);
}

/** Servers that do not know `full` give direct properties only. */
async function inFull(entry: unknown, get: (path: string) => Promise<unknown>): Promise<unknown> {
  if (typeof entry !== 'object' || entry === null) return entry;
  const { id } = entry as { id?: unknown };
  if (typeof id !== 'string' || 'service_at_locations' in entry || 'attributes' in entry) return entry;
  return get(`/services/${encodeURIComponent(id)}`);
}

async function fetchJson(input: { url: string; limits: ReadLimits; signal?: AbortSignal }): Promise<unknown> {
  const { url, limits, signal } = input;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(input);
    } catch (error) {
      signal?.throwIfAborted();
      const pause = limits.pausesMs[attempt];
      if (error instanceof NoServices || pause === undefined)
        throw error instanceof NoServices
          ? error
          : new NoServices(
              `${url} ${error instanceof Error && error.name === 'TimeoutError' ? `has not finished answering in ${limits.timeoutMs / 1000} seconds` : 'cannot be reached'}.`,
            );
      await wait(pause, undefined, signal ? { signal } : {});
    }
  }
}

async function once(input: { url: string; limits: ReadLimits; signal?: AbortSignal }): Promise<unknown> {
  const { limits, signal } = input;
  const ending = AbortSignal.any([AbortSignal.timeout(limits.timeoutMs), ...(signal ? [signal] : [])]);
  let url = input.url;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const response = await fetch(url, {
      signal: ending,
      redirect: 'manual',
      headers: { accept: 'application/json', 'user-agent': 'Kreislotse' },
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = new URL(location, url);
      if (next.host !== new URL(url).host) throw new NoServices(`${url} leads to another host, ${next.host}.`);
      url = next.href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      if (response.status >= 500 || response.status === 429) throw new Error(`status ${response.status}`);
      throw new NoServices(`${url} answers with status ${response.status}.`);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > limits.bytes) throw new NoServices(`${url} answers with more than ${Math.round(limits.bytes / 2 ** 20)} MiB.`);
      chunks.push(chunk as Uint8Array);
    }
    try {
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
    } catch {
      throw new NoServices(`${url} does not answer with JSON.`);
    }
  }
  throw new NoServices(`${input.url} leads on and on.`);
}

async function* fromFile(path: string): AsyncGenerator<unknown> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new NoServices(`There is no file ${path}.`);
  if (/\.(nd|l)json$|\.jsonl$/i.test(path)) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      try {
        yield JSON.parse(line.replace(/^\uFEFF/, '')) as unknown;
      } catch {
        throw new NoServices(`${path}: line ${number} is no JSON.`);
      }
    }
    return;
  }
  if (found.size > wholeBytes)
    throw new NoServices(`${path} is larger than ${wholeBytes / 2 ** 20} MiB. With one service a line (.ndjson) it may be.`);
  let read: unknown;
  try {
    read = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new NoServices(`${path} is no JSON.`);
  }
  const contents = Array.isArray(read) ? read : (read as { contents?: unknown } | null)?.contents;
  if (!Array.isArray(contents)) throw new NoServices(`${path} has no list of services.`);
  yield* contents as unknown[];
}

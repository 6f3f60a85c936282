import { createHash } from 'node:crypto';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** A finished answer with its bytes in every coding that a reader may ask for. */
export type KeptPage = {
  status: number;
  headers: [string, string][];
  etag: string;
  body: { br: Buffer; gzip: Buffer; identity: Buffer };
  bytes: number;
  keptAt: number;
  /** From this instant on it says what is over; null when it may be kept as long as any. */
  until: number | null;
};

/**
 * Finished public pages by address, each valid for one revision of its county and a short time (a page may name today).
 * Bounded in bytes; what was asked for longest ago goes first. An old page stays until the new one takes its place.
 */
export function createPageCache(input: { maxBytes: number; maxAgeMs: number; now: () => number }) {
  const pages = new Map<string, { page: KeptPage; county: string }>();
  let total = 0;

  const drop = (key: string): void => {
    const entry = pages.get(key);
    if (!entry) return;
    total -= entry.page.bytes;
    pages.delete(key);
  };

  return {
    get: (key: string): KeptPage | null => {
      const entry = pages.get(key);
      if (!entry) return null;
      if (input.now() - entry.page.keptAt > input.maxAgeMs) return null;
      if (entry.page.until !== null && input.now() >= entry.page.until) return null;
      // Map keeps order of insertion: to put it back is to mark it as used.
      pages.delete(key);
      pages.set(key, entry);
      return entry.page;
    },
    /** The page as it was kept last, however long ago: better than none while a new one cannot be made. */
    last: (key: string): KeptPage | null => pages.get(key)?.page ?? null,
    put: (key: string, county: string, page: KeptPage): void => {
      if (page.bytes > input.maxBytes / 8) return;
      drop(key);
      pages.set(key, { page, county });
      total += page.bytes;
      for (const oldest of pages.keys()) {
        if (total <= input.maxBytes) break;
        drop(oldest);
      }
    },
    dropCounty: (county: string): void => {
      for (const [key, entry] of [...pages]) if (entry.county === county) drop(key);
    },
    clear: (): void => {
      pages.clear();
      total = 0;
    },
    size: (): { pages: number; bytes: number } => ({ pages: pages.size, bytes: total }),
  };
}
export type PageCache = ReturnType<typeof createPageCache>;

/** Compresses an answer once, well: it is sent many times. */
export async function finishPage(input: {
  status: number;
  headers: [string, string][];
  body: Buffer;
  /** The body in brotli, where somebody has it already. */
  br?: Buffer;
  now: number;
  until?: number | null;
}): Promise<KeptPage> {
  const { status, headers, body, now } = input;
  const [br, gzipped] = await Promise.all([
    input.br ??
      compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    compressGzip(body, { level: 8 }),
  ]);
  return {
    status,
    headers,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    body: { br, gzip: gzipped, identity: body },
    bytes: br.length + gzipped.length + body.length,
    keptAt: now,
    until: input.until ?? null,
  };
}

/** The coding to answer in: brotli, else gzip, else none. `identity;q=0` is not honoured: nobody sends it. */
export function codingFor(accept: string | undefined): 'br' | 'gzip' | 'identity' {
  const codings = (accept ?? '').split(',').map((part) => part.trim().split(';'));
  const takes = (name: string): boolean =>
    codings.some(([coding = '', quality = '']) => coding.trim() === name && !/^\s*q=0(\.0*)?\s*$/.test(quality));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

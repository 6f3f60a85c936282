import { get as request } from 'node:http';
import { expect, test } from '@playwright/test';

/** What an old phone loads before it shows a page: HTML, style sheets and scripts, as they go over the line. */
const limit = 30_000;
const pages = [
  ...['de', 'en', 'uk', 'ar'].map((language) => [
    'the progress page',
    `/heidekreis/${language}/strategie/integrationsstrategie-2017`,
  ]),
  ['a place with its map', '/heidekreis/de/orte/agentur-fuer-arbeit-soltau'],
  ['a place with its map', '/heidekreis/ar/orte/agentur-fuer-arbeit-soltau'],
  ['the places of a large county', '/harburg/ar/orte'],
  ['the offers with their map', '/heidekreis/de/angebote'],
  ['the offers with their map', '/harburg/ar/angebote'],
] as const;

type Answer = { status: number; encoding: string; bytes: number; text: Promise<string> };

/** Fetches without undoing the coding: bodies are counted as they arrive. */
const load = (url: URL, decoded: (body: Buffer) => Promise<string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br', accept: 'text/html,*/*' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        const encoding = String(answer.headers['content-encoding'] ?? '');
        resolve({
          status: answer.statusCode ?? 0,
          encoding,
          bytes: body.length,
          text: encoding === 'br' ? decoded(body) : Promise.resolve(body.toString()),
        });
      });
    }).on('error', reject);
  });

const unbrotli = async (body: Buffer): Promise<string> => {
  const { brotliDecompressSync } = await import('node:zlib');
  return brotliDecompressSync(body).toString();
};

for (const [name, path] of pages) {
  test(`${name} takes at most 30 kB: ${path}`, async ({ baseURL }) => {
    const address = new URL(path!, baseURL ?? process.env['PLAYWRIGHT_TEST_BASE_URL']);
    const html = await load(address, unbrotli);
    expect(html.status).toBe(200);
    expect(html.encoding).toBe('br');
    const text = await html.text;
    const parts = [
      ...text.matchAll(/<link\b[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>|<script\b[^>]*\bsrc="[^"]+"[^>]*>/g),
    ].map(([tag]) => /(?:href|src)="([^"]+)"/.exec(tag)![1]!);
    // The county's colours and the site's own sheet: a page without style would pass any budget.
    expect(parts.length).toBeGreaterThanOrEqual(2);
    const loaded = await Promise.all([...new Set(parts)].map((part) => load(new URL(part, address), unbrotli)));
    expect(loaded.filter(({ status }) => status !== 200)).toEqual([]);
    const total = html.bytes + loaded.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${path}: HTML ${html.bytes} + ${loaded.length} files ${total - html.bytes} = ${total} bytes`);
    expect(total).toBeLessThanOrEqual(limit);
  });
}

import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** Bytes of a page's first view, as a browser without anything kept fetches it: page, sheets, scripts, all in brotli. */
export async function firstViewBytes(address: string): Promise<number> {
  const html = await fetched(address);
  const parts = [
    ...html.text.matchAll(
      /<(?:link[^>]+rel="(?:stylesheet|modulepreload)"[^>]*|link[^>]+href="[^"]+\.css"[^>]*|script[^>]+src="[^"]+"[^>]*)>/g,
    ),
  ]
    .map(([tag]) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1])
    .filter((part): part is string => part !== undefined);
  let bytes = html.bytes;
  for (const part of new Set(parts)) bytes += (await fetched(new URL(part, address).href)).bytes;
  return bytes;
}

function fetched(url: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br', accept: 'text/html,*/*' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        resolve({ bytes: body.length, text: plain.toString() });
      });
    })
      .on('error', reject)
      .end();
  });
}

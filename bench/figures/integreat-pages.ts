import { fork } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import type { App } from '#composition/app.ts';
import { createFrontServer } from '../../src/front/front-server.ts';
import { createIntegreat } from '../../src/integreat/integreat.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, type Figure } from '../measure.ts';

const list = '/integreat/api/v3/musterkreis/de/pages/';
const pages = 500;

/**
 * Requests per second of the list of 500 pages by Integreat's API, against a bare server that sends the same bytes, and of
 * answers to whoever holds it already, against the list itself. Both servers are processes of their own.
 */
export async function integreatPages(): Promise<Figure[]> {
  const site = await startProcess('site');
  try {
    const { bytes, tag } = await readList(`${site.url}${list}`);
    const count = (JSON.parse(brotliDecompressSync(bytes).toString()) as unknown[]).length;
    if (count !== pages) throw new Error(`${count} pages, not ${pages}`);
    const bare = await startProcess('bare', bytes);
    try {
      const perSecond = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
        const result = await autocannon({
          url,
          connections: 16,
          duration: 3,
          headers: { 'accept-encoding': 'br', ...headers },
        });
        const refused = result.non2xx - (headers['if-none-match'] === undefined ? 0 : (result['3xx'] ?? 0));
        if (refused > 0 || result.errors > 0) throw new Error(`${url}: ${refused} refused, ${result.errors} failed`);
        return result.requests.average;
      };
      const whole = await alternating({
        rounds: 5,
        thing: () => perSecond(`${site.url}${list}`),
        reference: () => perSecond(`${bare.url}/`),
      });
      const known = await alternating({
        rounds: 3,
        thing: () => perSecond(`${site.url}${list}`, { 'if-none-match': tag }),
        reference: () => perSecond(`${site.url}${list}`),
      });
      return [
        figure({
          name: 'integreat-pages',
          ...whole,
          unit: 'requests/s',
          reference: 'a bare node:http server that sends the same bytes',
          better: 'higher',
          limit: 0.5,
        }),
        figure({
          name: 'integreat-pages-known',
          ...known,
          unit: 'requests/s',
          reference: 'the same list to readers who do not hold it',
          better: 'higher',
          limit: 1,
        }),
      ];
    } finally {
      bare.stop();
    }
  } finally {
    site.stop();
  }
}

/** The list as it goes over the wire. */
const readList = (url: string): Promise<{ bytes: Buffer; tag: string }> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ bytes: Buffer.concat(chunks), tag: response.headers.etag! }));
    })
      .on('error', reject)
      .end();
  });

async function addPages(app: App): Promise<void> {
  const system = { kind: 'system' as const, name: 'Messung' };
  const must = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  };
  const county = must(
    await app.tenancy.createCounty(app.context({ county: null, actor: system }), {
      slug: 'musterkreis',
      ags: '03999',
      name: 'Musterkreis',
      officialName: 'Landkreis Musterkreis',
      accent: { light: '#7a1f5c', dark: '#e7a6cf' },
      languages: ['de', 'en'],
    }),
  );
  const ctx = app.context({ county, actor: system });
  const words =
    'Melden Sie sich bei der Gemeinde an, sobald Sie eine Wohnung haben, und bringen Sie Ausweis und Mietvertrag mit.'.split(' ');
  for (let index = 0; index < pages; index += 1) {
    // Texts that differ: the same one again and again would be sent in next to nothing.
    const sentence = (at: number): string => words.map((_, word) => words[(word * (at + 3) + index) % words.length]).join(' ');
    const blocks = Array.from({ length: 8 }, (_, at) => ({
      kind: 'text' as const,
      html: `<p>${index}.${at} ${sentence(at)}</p>`,
    }));
    must(
      await app.welcome.importPage(ctx, {
        parentId: null,
        language: 'de',
        texts: { de: { title: `Seite ${index}`, summary: '', blocks } },
      }),
    );
  }
  app.counties.forget();
}

async function startProcess(kind: 'site' | 'bare', bytes?: Buffer): Promise<{ url: string; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), [kind], { execArgv: process.execArgv, serialization: 'advanced' });
  if (bytes) child.send(bytes);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.removeAllListeners('exit');
      child.send('stop');
    },
  };
}

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.on('message', (message) => message === 'stop' && resolve());
    process.once('disconnect', () => resolve());
  });
const listening = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      process.send!((server.address() as AddressInfo).port);
      resolve();
    }),
  );

if (import.meta.main && process.argv[2] === 'bare') {
  const bytes = await new Promise<Buffer>((resolve) =>
    process.once('message', (message) => resolve(Buffer.from(message as Uint8Array))),
  );
  await listening(
    createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br', 'content-length': bytes.length });
      response.end(bytes);
    }),
  );
  await stopped();
  process.exit(0);
}
if (import.meta.main && process.argv[2] === 'site') {
  await withBenchApp(async (app) => {
    await addPages(app);
    // The limit of reads per address is not what is measured here: one machine asks for all.
    const front = createFrontServer({
      app,
      site: (_request, _response, next) => next(),
      api: null,
      integreat: createIntegreat({ app }),
      readsPerMinute: Number.MAX_SAFE_INTEGER,
    });
    await listening(front);
    await stopped();
    front.close();
    front.closeAllConnections();
  });
  process.exit(0);
}

import { fork } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { loadExampleData } from '#composition/example-data.ts';
import { startWebServer } from '../../src/server.ts';
import { withBenchApp } from '../bench-app.ts';
import { firstViewBytes } from '../first-view.ts';
import { alternating, figure, type Figure } from '../measure.ts';

type Measured = { name: string; page: string };
/** The progress of a strategy, and a page of the welcome site that names offices. */
const progress: Measured = { name: 'public', page: '/heidekreis/de/strategie/integrationsstrategie-2017' };
const content: Measured = { name: 'content', page: '/heidekreis/de/ankommen-die-ersten-wochen/die-adresse-anmelden' };
const budget = 30 * 1024;
/** JavaScript (gzip) of the Integreat web app for a content page, as measured for the project. */
const peerScripts = 718 * 1024;

export const firstView = (): Promise<Figure[]> => firstViewOf(progress);
export const contentFirstView = (): Promise<Figure[]> => firstViewOf(content);
export const throughput = (): Promise<Figure[]> => throughputOf(progress);
export const contentThroughput = (): Promise<Figure[]> => throughputOf(content);

/** First view of a page against its budget; of a content page also against what the peer loads in scripts alone. */
const firstViewOf = ({ name, page }: Measured): Promise<Figure[]> =>
  withBenchApp(async (app) => {
    await loadExampleData({ app, tell: () => undefined });
    const web = await startWebServer({ app, host: '127.0.0.1', port: 0 });
    try {
      const value = await firstViewBytes(`http://127.0.0.1:${web.port}${page}`);
      return [
        figure({
          name: `${name}-first-view`,
          value,
          unit: 'bytes',
          reference: 'the budget of 30 kB for page, sheets and scripts in brotli',
          referenceValue: budget,
          better: 'lower',
          limit: 1,
        }),
        ...(name === content.name
          ? [
              figure({
                name: 'content-first-view-of-peer',
                value,
                unit: 'bytes',
                reference:
                  'the 718 kB (gzip) of JavaScript that the Integreat web app loads for a content page; here page, sheets and scripts',
                referenceValue: peerScripts,
                better: 'lower',
                limit: 0.1,
              }),
            ]
          : []),
      ];
    } finally {
      await web.close();
    }
  });

/** Requests per second of a kept page, against a bare server that sends the same bytes. Both are processes of their own. */
async function throughputOf({ name, page }: Measured): Promise<Figure[]> {
  const site = await startProcess('site');
  try {
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      request(`${site.url}${page}`, { headers: { 'accept-encoding': 'br' } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      })
        .on('error', reject)
        .end();
    });
    const bare = await startProcess('bare', bytes);
    try {
      const perSecond = async (url: string): Promise<number> => {
        const result = await autocannon({ url, connections: 16, duration: 3, headers: { 'accept-encoding': 'br' } });
        if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
        return result.requests.average;
      };
      const measured = await alternating({
        rounds: 5,
        thing: () => perSecond(`${site.url}${page}`),
        reference: () => perSecond(`${bare.url}/`),
      });
      return [
        figure({
          name: `${name}-throughput`,
          ...measured,
          unit: 'requests/s',
          reference: 'a bare node:http server that sends the same bytes',
          better: 'higher',
          limit: 0.5,
        }),
      ];
    } finally {
      bare.stop();
    }
  } finally {
    site.stop();
  }
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

const until = (word: string): Promise<void> =>
  new Promise((resolve) => {
    process.on('message', (message) => {
      if (message === word) resolve();
    });
    process.once('disconnect', () => resolve());
  });

if (import.meta.main && process.argv[2] === 'bare') {
  const bytes = await new Promise<Buffer>((resolve) =>
    process.once('message', (message) => resolve(Buffer.from(message as Uint8Array))),
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br', 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
  await until('stop');
  process.exit(0);
}
if (import.meta.main && process.argv[2] === 'site') {
  await withBenchApp(async (app) => {
    await loadExampleData({ app, tell: () => undefined });
    // The limit of reads per address is not what is measured here: one machine asks for all.
    const web = await startWebServer({ app, host: '127.0.0.1', port: 0, readsPerMinute: Number.MAX_SAFE_INTEGER });
    process.send!(web.port);
    await until('stop');
    await web.close();
  });
  process.exit(0);
}

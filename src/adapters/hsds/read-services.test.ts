import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NoServices, readLimits, readServices } from './read-services.ts';

const servers: Server[] = [];
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterAll(() => {
  for (const server of servers) server.close();
});

describe('a server', () => {
  const limits = { ...readLimits, pausesMs: [], timeoutMs: 2_000, bytes: 10_000, perPage: 2 };
  const json =
    (value: unknown): RequestListener =>
    (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
  const fault = async (from: string): Promise<string> => {
    try {
      for await (const _one of readServices({ from, limits }));
      return 'none';
    } catch (error) {
      return error instanceof NoServices ? error.message : String(error);
    }
  };

  it.each<[string, RequestListener, RegExp]>([
    [
      'gives the same page for ever',
      json({
        contents: [
          { id: 'a', attributes: [] },
          { id: 'b', attributes: [] },
        ],
      }),
      /again and again/,
    ],
    ['gives no page', json({ hello: true }), /no contents/],
    ['gives HTML', (_request, response) => response.end('<html>'), /not answer with JSON/],
    ['gives megabytes', json({ contents: ['x'.repeat(20_000)] }), /more than/],
    ['is broken', (_request, response) => response.writeHead(500).end(), /cannot be reached/],
    ['is not there', (_request, response) => response.writeHead(404).end(), /status 404/],
    [
      'leads elsewhere',
      (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      /another host, 169/,
    ],
    ['leads in circles', (request, response) => response.writeHead(302, { location: request.url! }).end(), /on and on/],
    ['hangs up', (request) => request.socket.destroy(), /cannot be reached/],
  ])('that %s ends the reading with a sentence', async (_what, answer, message) => {
    expect(await fault(await serve(answer))).toMatch(message);
  });

  it('that knows no “full” is asked for each one', async () => {
    const from = await serve((request, response) =>
      response.end(
        JSON.stringify(
          request.url!.startsWith('/services?')
            ? { contents: [{ id: 'a', name: 'kurz' }], total_pages: 1 }
            : { id: 'a', name: 'ganz', attributes: [] },
        ),
      ),
    );
    const read = [];
    for await (const one of readServices({ from, limits })) read.push(one);
    expect(read).toEqual([{ id: 'a', name: 'ganz', attributes: [] }]);
  });
});

describe('a file', () => {
  it('has one service a line, a list, or a page of them; anything else is said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hsds-file-'));
    const read = async (name: string, text: string): Promise<unknown[] | string> => {
      const path = join(folder, name);
      await writeFile(path, text);
      const all: unknown[] = [];
      try {
        for await (const one of readServices({ from: path })) all.push(one);
        return all;
      } catch (error) {
        if (!(error instanceof NoServices)) throw error;
        return error.message;
      }
    };
    try {
      expect(await read('a.ndjson', '\uFEFF{"id":"1"}\r\n\n{"id":"2"}\n')).toEqual([{ id: '1' }, { id: '2' }]);
      expect(await read('a.json', '[{"id":"1"}]')).toEqual([{ id: '1' }]);
      expect(await read('b.json', '{"contents":[{"id":"1"}]}')).toEqual([{ id: '1' }]);
      expect(await read('c.ndjson', '{"id":"1"}\n{')).toMatch(/line 2 is no JSON/);
      expect(await read('d.json', '{')).toMatch(/no JSON/);
      expect(await read('e.json', '{}')).toMatch(/no list/);
      await expect(readServices({ from: join(folder, 'nowhere.json') }).next()).rejects.toThrow(/There is no file/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

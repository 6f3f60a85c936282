import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, openCounty, type TestApp } from '../database/test-app.ts';
import { createFrontServer } from '../../src/front/front-server.ts';

let test: TestApp;
let server: Server;
let url: string;
let until: string | null = null;
let rendered = 0;

beforeAll(async () => {
  test = await createTestApp();
  await openCounty(test);
  server = createFrontServer({
    app: test.app,
    api: null,
    site: (_, response) => {
      rendered += 1;
      response.writeHead(200, {
        'content-type': 'text/html',
        ...(until === null ? {} : { 'x-kreislotse-until': until }),
      });
      response.end(`page ${rendered}`);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await test.close();
});

const read = async (path: string) => {
  const answer = await fetch(`${url}${path}`);
  return { text: await answer.text(), headers: answer.headers };
};

it('a kept page goes when what it says is over, and never tells the reader of it', async () => {
  until = '2026-11-25T11:03:00Z';
  const first = await read('/nordkreis/de/ende');
  expect(first.text).toBe('page 1');
  expect([...first.headers.keys()].filter((name) => name.startsWith('x-kreislotse'))).toEqual([]);
  until = null;
  test.setNow('2026-11-25T11:02:59Z');
  expect((await read('/nordkreis/de/ende')).text).toBe('page 1');
  test.setNow('2026-11-25T11:03:00Z');
  expect((await read('/nordkreis/de/ende')).text).toBe('page 2');
});

it('one without an end is kept ten minutes', async () => {
  until = 'soon';
  const first = (await read('/nordkreis/de/ohne')).text;
  test.setNow('2026-11-25T11:12:59Z');
  expect((await read('/nordkreis/de/ohne')).text).toBe(first);
  test.setNow('2026-11-25T11:13:01Z');
  expect((await read('/nordkreis/de/ohne')).text).not.toBe(first);
});

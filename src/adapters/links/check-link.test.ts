import { createServer, type Server } from 'node:net';
import { createServer as createHttp, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkChecker, isInner } from './check-link.ts';

let site: HttpServer;
let raw: Server;
let base: string;
let rawBase: string;
const asked: string[] = [];

const answers: Record<string, (response: ServerResponse, method: string) => void> = {
  '/da': (response) => response.writeHead(200).end(),
  '/kein-head': (response, method) => response.writeHead(method === 'HEAD' ? 405 : 200).end('da'),
  '/weg': (response) => response.writeHead(404).end(),
  '/fuer-immer-weg': (response) => response.writeHead(410).end(),
  '/kaputt': (response) => response.writeHead(500).end(),
  '/nur-fuer-menschen': (response) => response.writeHead(403).end(),
  '/umgezogen': (response) => response.writeHead(301, { location: '/neu' }).end(),
  '/neu': (response) => response.writeHead(308, { location: '/da' }).end(),
  '/heute-anderswo': (response) => response.writeHead(302, { location: '/da' }).end(),
  '/umgezogen-und-weg': (response) => response.writeHead(301, { location: '/weg' }).end(),
  '/kreis': (response) => response.writeHead(302, { location: '/kreis-zurueck' }).end(),
  '/kreis-zurueck': (response) => response.writeHead(302, { location: '/kreis' }).end(),
  '/ins-haus': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/datei': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/unsinn': (response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/endlos': (response) => {
    response.writeHead(200).flushHeaders();
    const more = (): void => void (response.destroyed || response.write('x'.repeat(1000), () => setImmediate(more)));
    more();
  },
  '/nie': () => undefined,
};

beforeAll(async () => {
  site = createHttp((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const endless = /^\/immer-weiter\/(\d+)$/.exec(request.url!);
    if (endless) response.writeHead(302, { location: `/immer-weiter/${Number(endless[1]) + 1}` }).end();
    else answers[request.url!]!(response, request.method!);
  });
  raw = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('das ist kein HTTP\r\n\r\n');
  });
  for (const server of [site, raw]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  rawBase = `http://127.0.0.1:${(raw.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
  raw.close();
});

const check = createLinkChecker({ allowInner: true, pauseMs: 0, timeoutMs: 60_000 });

describe('a link', () => {
  it.each([
    ['/da', { state: 'ok' }],
    ['/da#unten', { state: 'ok' }],
    ['/kein-head', { state: 'ok' }],
    ['/endlos', { state: 'ok' }],
    ['/nur-fuer-menschen', { state: 'ok' }],
    ['/heute-anderswo', { state: 'ok' }],
    ['/weg', { state: 'broken', code: '404' }],
    ['/fuer-immer-weg', { state: 'broken', code: '410' }],
    ['/kaputt', { state: 'broken', code: '500' }],
    ['/umgezogen-und-weg', { state: 'broken', code: '404' }],
    ['/kreis', { state: 'broken', code: 'loop' }],
    ['/immer-weiter/1', { state: 'broken', code: 'loop' }],
    ['/datei', { state: 'broken', code: 'garbage' }],
    ['/unsinn', { state: 'broken', code: 'garbage' }],
  ])('%s', async (path, expected) => {
    expect(await check(`${base}${path}`)).toEqual(expected);
  });

  it('that moved for good tells where to', async () => {
    expect(await check(`${base}/umgezogen`)).toEqual({ state: 'moved', to: `${base}/da` });
  });

  it('is asked by HEAD, and by GET only where that tells nothing', () => {
    expect(asked.filter((line) => line.endsWith(' /da')).every((line) => line.startsWith('HEAD'))).toBe(true);
    expect(asked.filter((line) => line.endsWith(' /kein-head'))).toEqual(['HEAD /kein-head', 'GET /kein-head']);
  });

  it('to a server that speaks no HTTP, never answers or is not there, is broken', async () => {
    expect(await check(rawBase)).toEqual({ state: 'broken', code: 'garbage' });
    const impatient = createLinkChecker({ allowInner: true, pauseMs: 0, timeoutMs: 50 });
    expect(await impatient(`${base}/nie`)).toEqual({ state: 'broken', code: 'timeout' });
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await check(`http://127.0.0.1:${port}/`)).toEqual({ state: 'broken', code: 'refused' });
  });

  it('into the own network is never followed, however it is written', async () => {
    const careful = createLinkChecker({ pauseMs: 0 });
    const before = asked.length;
    const { port } = site.address() as AddressInfo;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '10.0.0.1',
      '192.168.1.1',
    ])
      expect(await careful(`http://${host}:${port}/da`), host).toEqual({ state: 'broken', code: 'private' });
    expect(asked.length).toBe(before);
    for (const inner of ['169.254.169.254', '100.64.0.1', 'fd00::1', 'fe80::1', '::', '64:ff9b::7f00:1'])
      expect(isInner(inner), inner).toBe(true);
    for (const outer of ['193.99.144.80', '2a02:2e0:3fe:1001:7777:772e:2:85']) expect(isInner(outer), outer).toBe(false);
  });
});

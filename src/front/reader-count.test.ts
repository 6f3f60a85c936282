import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { isReader, readPageOf } from './reader-count.ts';

const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';
const asked = (headers: Record<string, string>, method = 'GET'): boolean =>
  isReader({ method, headers: { 'user-agent': phone, ...headers } } as unknown as IncomingMessage);

it('counts browsers that show a page, and nothing else', () => {
  expect(asked({})).toBe(true);
  expect(asked({ 'sec-fetch-dest': 'document' })).toBe(true);
  expect(asked({ 'sec-fetch-dest': 'empty' })).toBe(false);
  expect(asked({ 'sec-purpose': 'prefetch;prerender' })).toBe(false);
  expect(asked({}, 'HEAD')).toBe(false);
  for (const agent of [
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Examplebot/2.1)',
    'Mozilla/5.0 HeadlessChrome/131.0',
    'WhatsApp/2.23.20.0 A',
  ])
    expect(asked({ 'user-agent': agent }), agent).toBe(false);
});

it('knows a page by language and address', () => {
  expect(readPageOf('/nordkreis/ar/wohnen/Wohnung?gemeinde=1')).toEqual({ language: 'ar', what: 'wohnen/wohnung' });
  expect(readPageOf('/nordkreis/de')).toEqual({ language: 'de', what: '' });
  expect(readPageOf('/nordkreis/uk/%D0%B6%D0%B8%D1%82%D0%BB%D0%BE')).toEqual({ language: 'uk', what: 'житло' });
  for (const path of ['/nordkreis/farben.css', '/nordkreis/de/termine.atom', '/nordkreis/de/anmeldung/secret', '/nordkreis'])
    expect(readPageOf(path), path).toBeNull();
});

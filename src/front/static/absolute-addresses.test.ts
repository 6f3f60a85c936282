import { expect, it } from 'vitest';
import { inCalendar, inPage } from './absolute-addresses.ts';

const origin = 'http://innen.example:3000';
const page = [
  `<link rel="canonical" href="${origin}/nord/de"><link rel="stylesheet" href="/a.css">`,
  `<script type="application/ld+json">{"url":"${origin}/nord/de"}</script>`,
  `<p class="print-only small">Adresse: ${origin}/nord/de</p><p class="print-only">Bleibt.</p>`,
].join('');
const calendar = [
  'BEGIN:VEVENT',
  `DESCRIPTION:Komm${'e'.repeat(60)}n Sie vorbei mit ü\\, ${'ä'.repeat(20)}\\n\\n${origin}/nord/de/termine/x`,
  `URL:${origin}/nord/de/termine/x`,
  'URL:https://anderswo.example/x',
  'END:VEVENT',
  '',
].join('\r\n');

it('nothing of the server stays where no live site is named', () => {
  expect(inPage({ text: page, origin, live: null })).toBe(
    '<link rel="stylesheet" href="/a.css"><p class="print-only">Bleibt.</p>',
  );
  const text = inCalendar({ text: calendar, origin, live: null });
  expect(text).not.toContain('innen.example');
  expect(text).toContain('URL:https://anderswo.example/x');
  expect(text.replaceAll('\r\n ', '')).toContain(`${'ä'.repeat(20)}\r\n`);
});

it('is the live site where one is named, in lines of at most 75 octets', () => {
  const live = 'https://willkommen.nordkreis.example';
  expect(inPage({ text: page, origin, live })).toContain(`"url":"${live}/nord/de"`);
  const text = inCalendar({ text: calendar, origin, live });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toBe(calendar.replaceAll(origin, live));
});

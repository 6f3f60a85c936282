import { describe, expect, it } from 'vitest';
import { afterCheck, linksIn, movedLinks, targetOf } from './links.ts';

const at = (iso: string): Date => new Date(iso);

describe('links', () => {
  it('are found in cleaned HTML, but not what is dialled or written to', () => {
    const html =
      '<p><a href="https://a.example/?x=1&amp;y=2">A</a> <a hreflang="en" href="/heidekreis/de/arbeit">B</a> <a href="mailto:x@a.example">C</a> <a href="tel:112">D</a></p>';
    expect(linksIn(html)).toEqual(['https://a.example/?x=1&y=2', '/heidekreis/de/arbeit']);
  });

  it('get a new address where they lead to exactly the old one', () => {
    const html = '<p><a href="https://a.example/?x=1&amp;y=2">A</a> <a href="https://a.example/?x=1&amp;y=22">B</a></p>';
    const moved = movedLinks(html, 'https://a.example/?x=1&y=2', 'https://b.example/?z="1"&<');
    expect(moved).toBe(
      '<p><a href="https://b.example/?z=&quot;1&quot;&amp;&lt;">A</a> <a href="https://a.example/?x=1&amp;y=22">B</a></p>',
    );
    expect(movedLinks(html, 'https://c.example/', 'https://b.example/')).toBe(html);
  });

  it.each([
    ['https://a.example/x', { own: false, url: 'https://a.example/x' }],
    ['/nordkreis/de/arbeit/', { own: true, path: 'de/arbeit' }],
    ['https://kreis.example/nordkreis/de/%D9%85', { own: true, path: 'de/م' }],
    ['http://[', null],
    ['ftp://a.example', null],
  ])('%s leads somewhere', (address, expected) => {
    expect(targetOf({ address, origin: 'https://kreis.example', slug: 'nordkreis' })).toEqual(expected);
  });

  it('count their failures while they last', () => {
    const first = afterCheck({
      before: { failures: 0, failingSince: null },
      answer: { state: 'broken', code: '404' },
      now: at('2026-11-25T01:00:00Z'),
    });
    expect(first).toMatchObject({ failures: 1, failingSince: at('2026-11-25T01:00:00Z') });
    const second = afterCheck({ before: first, answer: { state: 'broken', code: 'timeout' }, now: at('2026-11-26T01:00:00Z') });
    expect(second).toMatchObject({ failures: 2, code: 'timeout', failingSince: at('2026-11-25T01:00:00Z') });
    const moved = afterCheck({
      before: second,
      answer: { state: 'moved', to: 'https://b.example' },
      now: at('2026-11-27T01:00:00Z'),
    });
    expect(moved).toEqual({ state: 'moved', code: null, movedTo: 'https://b.example', failures: 0, failingSince: null });
  });
});

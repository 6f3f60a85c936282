import { describe, expect, it } from 'vitest';
import { joinPage, type Shell } from '#lib/offline/package.ts';
import { assetsIn, linksIn, splitPage } from './split-page.ts';

const html = (path: string, title: string) => `<!doctype html><html lang="ar"><head><!--x-->
<link href="../../_app/immutable/assets/a.css" rel="stylesheet"><meta name="description" content="Was > ist"><title>${title}</title>
<script type="application/ld+json">{"a":1}</script><script type="module" src="/kreis/geoeffnet.js"></script></head><body>
<header class="site-header"><a href="/kreis/ar/${path}" lang="ar">ar</a><a href="/kreis/uk/${path}">uk</a></header>
<main id="inhalt" tabindex="-1"><a href="/kreis/ar/orte?art=a#b">Orte</a><a href="/kreis/ar">Start</a><a href="/kreis/de/x">de</a>
<svg class="icon"><path d="M1"/></svg>${title}</main><footer>Ende <img src="/kreis/wappen/1.svg"></footer></body></html>`;

const shell = (pieces: Record<number, string>): Shell => ({ pieces, policy: '', words: {} as Shell['words'] });

describe('splitting a page', () => {
  it('gives the page back as it was, without what machines alone read', () => {
    const pieces = splitPage({ html: html('wohnen/miete', 'Miete'), base: '/kreis', path: 'wohnen/miete' });
    const whole = joinPage({ page: { path: 'wohnen/miete', pieces }, shell: shell({}) });
    expect(whole).toContain('<title>Miete</title>');
    expect(whole).toContain('href="/kreis/uk/wohnen/miete"');
    expect(whole).toContain('href="/_app/immutable/assets/a.css"');
    expect(whole).toContain('<meta name="description" content="Was > ist">');
    expect(whole).not.toMatch(/ld\+json|<!--/);
  });

  it('sets what all pages share apart from what is one page’s own', () => {
    const split = (path: string, title: string) => splitPage({ html: html(path, title), base: '/kreis', path });
    const [one, other] = [split('a', 'Eins'), split('b/c', 'Zwei')];
    const own = one.filter((piece) => !other.includes(piece));
    expect(own.join('')).toMatch(/Eins/);
    expect(own.join('')).not.toMatch(/site-header|<svg|<footer/);
  });

  it('a number stands for a piece of the shell', () => {
    expect(joinPage({ page: { path: 'a', pieces: ['<p>', 7, 8] }, shell: shell({ 7: 'sieben\u0001' }) })).toBe('<p>sieben/a');
  });

  it('finds the ways on in the language, and what a page needs', () => {
    const page = html('x', 'X');
    expect(linksIn({ html: page, root: '/kreis/ar' })).toEqual(['x', 'orte', '']);
    const clean = splitPage({ html: page, base: '/kreis', path: 'x' }).join('');
    expect(assetsIn(clean)).toEqual(['/_app/immutable/assets/a.css', '/kreis/geoeffnet.js', '/kreis/wappen/1.svg']);
  });
});

import { expect, it } from 'vitest';
import { pageBehindText, plainPage } from './plain-page.ts';

it('finds the page behind its text', () => {
  expect(pageBehindText('/nordkreis/de/wohnen?als=text')).toBe('/nordkreis/de/wohnen');
  expect(pageBehindText('/nordkreis/de/wohnen?als=text&gemeinde=1')).toBe('/nordkreis/de/wohnen?gemeinde=1');
  expect(pageBehindText('/nordkreis/de/wohnen?gemeinde=1&als=text')).toBe('/nordkreis/de/wohnen?gemeinde=1');
  for (const url of ['/nordkreis/de', '/nordkreis/de?als=texte', '/nordkreis/de?q=als=text'])
    expect(pageBehindText(url)).toBeNull();
});

it('says what the page says, without what is for eye or hand', () => {
  const html = `<html><head><title>Wohnen &amp; Umziehen · Nordkreis</title><style>b{}</style></head><body><nav>Weg</nav><main id="inhalt">
    <h1>Wohnen</h1><!-- x --><p>Fragen Sie <a href="/nordkreis/de/orte/rathaus">das <b>Rathaus</b></a>.</p><svg><title>Bild</title></svg>
    <ul><li><a href="https://bund.example/a?b=1&amp;c=2">Bund</a></li><li><p>zwei</p></li></ul>
    <dl><div><dt>Montag</dt><dd>8&#8211;12 Uhr</dd></div></dl><form><label>Nein</label><input></form>
    <table><tr><th>Tag</th><td>Mo</td></tr></table><script>alert(1)</script></main><footer>Fuß</footer></body></html>`;
  expect(plainPage({ html, origin: 'https://kreislotse.example' })).toBe(`Wohnen & Umziehen · Nordkreis

# Wohnen

Fragen Sie das Rathaus <https://kreislotse.example/nordkreis/de/orte/rathaus>.

- Bund <https://bund.example/a?b=1&c=2>

- zwei

Montag: 8–12 Uhr

Tag | Mo |
`);
});

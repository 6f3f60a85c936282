import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingLevel, plainText, slugOf, type Block } from './blocks.ts';
import { blocksOfHtml, cleanBlock, cleanHtml, elementsOf, htmlOfBlocks } from './html.ts';
import { keepBlockIds } from './keep-ids.ts';
import { blocksOfMarkdown, readContentFile } from './markdown.ts';

describe('cleaned HTML', () => {
  it.each([
    ['<script>alert(1)</script><p>Text</p>', '<p>Text</p>'],
    ['<p onclick="x()">Text</p>', '<p>Text</p>'],
    ['<p style="color:red" class="big">Text</p>', '<p>Text</p>'],
    ['<a href="javascript:alert(1)">hier</a>', '<a>hier</a>'],
    ['<a href="//fremd.example">hier</a>', '<a>hier</a>'],
    ['<a href="https://amt.example/a?b=1&c=2">hier</a>', '<a href="https://amt.example/a?b=1&amp;c=2">hier</a>'],
    ['<iframe src="https://fremd.example"></iframe><svg><script>1</script></svg>', ''],
    ['<h1>Titel</h1><b>fett</b>', '<h2>Titel</h2><strong>fett</strong>'],
    ['<p>  viel   Platz </p>', '<p>viel Platz</p>'],
    ['<p>eins</p><p>&nbsp;</p><p>zwei</p>', '<p>eins</p><p>zwei</p>'],
    ['<p dir="rtl" lang="ar">نص</p>', '<p dir="rtl" lang="ar">نص</p>'],
  ])('%s', (given, clean) => {
    expect(cleanHtml(given)).toBe(clean);
  });

  it('is the same when it is cleaned again, and never holds a script or a handler', () => {
    const tag = fc.constantFrom(
      'p',
      'h2',
      'ul',
      'li',
      'script',
      'b',
      'a href="javascript:1"',
      'img src=x onerror=1',
      'div',
      'svg',
    );
    const piece = fc.oneof(
      fc.string(),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const clean = cleanHtml(pieces.join(''));
        expect(cleanHtml(clean)).toBe(clean);
        expect(clean).not.toMatch(/<script|<svg|<img|<[^>]*\son\w+=|<[^>]*javascript:/i);
      }),
    );
  });
});

describe('HTML as blocks', () => {
  it('is cut at its own elements; loose text becomes a paragraph', () => {
    expect(elementsOf('Los <b>geht</b> es<h2>Titel</h2><ul><li>a<ul><li>b</li></ul></li></ul>Ende')).toEqual([
      '<p>Los <strong>geht</strong> es</p>',
      '<h2>Titel</h2>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
      '<p>Ende</p>',
    ]);
    expect(blocksOfHtml('<h3>Drei</h3>').map(headingLevel)).toEqual([3]);
  });

  it('comes back as it was', () => {
    const html = '<h2>Titel</h2>\n<p>Text</p>\n<ol><li>eins</li></ol>';
    expect(htmlOfBlocks(blocksOfHtml(html))).toBe(html);
  });

  it('loses no word', () => {
    const word = fc.stringMatching(/^[a-zäöü]{1,8}$/);
    const element = fc.oneof(
      word,
      fc.tuple(fc.constantFrom('p', 'h2', 'blockquote'), word).map(([name, text]) => `<${name}>${text}</${name}>`),
      fc.array(word, { minLength: 1 }).map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
    );
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        const words = (html: string): string[] => plainText(html).split(' ').filter(Boolean);
        expect(elementsOf(elements.join(' ')).flatMap(words)).toEqual(words(elements.join(' ')));
      }),
    );
  });

  it('keeps no block of which nothing is left, and no text where a block only refers', () => {
    expect(cleanBlock({ kind: 'text', html: '<script>1</script>', ref: null })).toBeNull();
    expect(cleanBlock({ kind: 'office', html: '<p>x</p>', ref: 'job-centre' })).toEqual({
      kind: 'office',
      html: '',
      ref: 'job-centre',
    });
    expect(cleanBlock({ kind: 'media', html: '', ref: '' })).toBeNull();
  });
});

describe('a changed text', () => {
  const block = (id: string, text: string): Block => ({ id, kind: 'text', html: `<p>${text}</p>`, ref: null });
  const before = [
    block('a', 'Melden Sie sich bei der Gemeinde an.'),
    block('b', 'Sie brauchen Ihren Pass.'),
    block('c', 'Das kostet nichts.'),
  ];
  const keep = (...texts: string[]): string[] =>
    keepBlockIds({
      before,
      after: texts.map((text) => ({ kind: 'text', html: `<p>${text}</p>`, ref: null })),
      newId: () => 'neu',
    }).map(({ id }) => id);

  it('keeps the names of its blocks where they moved, changed a little, or got new neighbours', () => {
    const [first, second, third] = ['Melden Sie sich bei der Gemeinde an.', 'Sie brauchen Ihren Pass.', 'Das kostet nichts.'];
    expect(keep(first!, second!, third!)).toEqual(['a', 'b', 'c']);
    expect(keep(third!, first!, second!)).toEqual(['c', 'a', 'b']);
    expect(keep(first!, 'Sie brauchen Ihren Pass und den Mietvertrag.', third!)).toEqual(['a', 'b', 'c']);
    expect(keep(first!, 'Öffnungszeiten finden Sie unten.', second!, third!)).toEqual(['a', 'neu', 'b', 'c']);
    expect(keep(first!, third!)).toEqual(['a', 'c']);
  });

  it('never gives one name twice', () => {
    const text = fc.constantFrom('eins', 'eins zwei', 'zwei drei', 'vier');
    let count = 0;
    const blocks = (texts: readonly string[]): Block[] => texts.map((one, index) => block(`old-${index}`, one));
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (old, now) => {
        const kept = keepBlockIds({
          before: blocks(old),
          after: blocks(now).map(({ id: _id, ...rest }) => rest),
          newId: () => `new-${(count += 1)}`,
        });
        expect(new Set(kept.map(({ id }) => id)).size).toBe(now.length);
        expect(kept.map(({ html }) => html)).toEqual(blocks(now).map(({ html }) => html));
      }),
    );
  });
});

describe('a file of the library', () => {
  it('has a head, text, boxes and the offices of the county', () => {
    const file = readContentFile(
      '---\ntitle: Anmelden\nsummary: Melden Sie sich an.\n---\nErster **Satz**.\n\n## Wie?\n\n:::steps\n1. Gehen\n2. Zeigen\n:::\n:::note\nKostenlos.\n:::\n:::office residents-registration\n',
    );
    expect(file).toEqual({
      title: 'Anmelden',
      summary: 'Melden Sie sich an.',
      blocks: [
        { kind: 'text', html: '<p>Erster <strong>Satz</strong>.</p>', ref: null },
        { kind: 'text', html: '<h2>Wie?</h2>', ref: null },
        { kind: 'steps', html: '<ol><li>Gehen</li><li>Zeigen</li></ol>', ref: null },
        { kind: 'note', html: '<p>Kostenlos.</p>', ref: null },
        { kind: 'office', html: '', ref: 'residents-registration' },
      ],
    });
  });

  it.each([
    [':::note\nText', /not closed/],
    [':::', /not open/],
    [':::note\n:::warning\n:::', /within another/],
    [':::kasten\n:::', /no box/],
  ])('says what is wrong with %j', (text, problem) => {
    expect(() => blocksOfMarkdown(text)).toThrow(problem);
  });

  it('needs a head with a title', () => {
    expect(() => readContentFile('Text')).toThrow(/no head/);
    expect(() => readContentFile('---\nsummary: x\n---\n')).toThrow(/no title/);
  });
});

describe('a part of an address', () => {
  it.each([
    ['Ämter & Behörden', 'aemter-behoerden'],
    ['  Straße 5 ', 'strasse-5'],
    ['Élève à Łódź', 'eleve-a-łodz'],
    ['Мова', 'мова'],
    ['الصفحة الأولى', 'الصفحة-الأولى'],
    ['???', ''],
  ])('of %j is %j', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });
});

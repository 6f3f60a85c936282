import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanHtml } from './html.ts';
import { htmlBlocks } from './html-blocks.ts';

const blocks = (html: string, more: object = {}) => htmlBlocks({ html: cleanHtml(html), id: 'b', ...more });

it('keeps words, emphasis, links and foreign passages', () => {
  expect(blocks('<p>Rufen Sie <strong>heute</strong> an: <a href="tel:+495162970">05162 970</a> &amp; fragen Sie.</p>')).toEqual([
    {
      kind: 'paragraph',
      runs: [
        { text: 'Rufen Sie ' },
        { text: 'heute', strong: true },
        { text: ' an: ' },
        { text: '05162 970', href: 'tel:+495162970' },
        { text: ' & fragen Sie.' },
      ],
    },
  ]);
  expect(blocks('<p>اذهب إلى <bdi lang="de" dir="ltr">Jobcenter</bdi></p>')).toMatchObject([
    { runs: [{ text: 'اذهب إلى ' }, { text: 'Jobcenter', lang: 'de', dir: 'ltr' }] },
  ]);
});

it('makes lists, also within lists, tables, headings and quotations', () => {
  expect(blocks('<h2>Was?</h2><ol><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ol>')).toMatchObject([
    { kind: 'heading', level: 2, text: 'Was?' },
    {
      kind: 'list',
      ordered: true,
      items: [{ runs: [{ text: 'eins' }], children: { items: [{ runs: [{ text: 'innen' }] }] } }, { runs: [{ text: 'zwei' }] }],
    },
  ]);
  expect(
    blocks(
      '<table><caption>Zeiten</caption><tr><th>Tag</th><th>Zeit</th></tr><tr><td>Mo</td></tr></table><blockquote><p>So ist es.</p></blockquote>',
    ),
  ).toMatchObject([
    {
      kind: 'table',
      caption: 'Zeiten',
      columns: [{ header: 'Tag' }, { header: 'Zeit' }],
      rows: [{ cells: [{ runs: [{ text: 'Mo' }] }, { runs: [] }] }],
    },
    { kind: 'paragraph', runs: [{ text: 'So ist es.', emphasis: true }] },
  ]);
});

it('marks a block in another language as a whole', () => {
  expect(blocks('<p>Text</p>', { lang: 'de', dir: 'ltr' })).toMatchObject([{ runs: [{ text: 'Text', lang: 'de', dir: 'ltr' }] }]);
  // Else a question mark would stand before its question on a page that runs the other way.
  expect(blocks('<h2>Wo?</h2>', { lang: 'de', dir: 'ltr' })).toMatchObject([{ kind: 'heading', lang: 'de', dir: 'ltr' }]);
});

it('loses no word, whatever is nested', () => {
  const tag = fc.constantFrom('p', 'strong', 'ul', 'ol', 'li', 'h2', 'blockquote', 'em', 'bdi');
  const { html } = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('alpha', 'beta', 'gamma'),
      fc
        .tuple(tag, tie('html'), tie('html'))
        .map(([name, one, other]) => `<${name}>${one as string} ${other as string}</${name}>`),
    ),
  }));
  fc.assert(
    fc.property(html, (given) => {
      const clean = cleanHtml(given);
      // A list's text outside its items is no content of a list.
      if (
        /<[uo]l>(?!<li>)|<\/li>(?!<li>|<\/[uo]l>)/.test(clean) ||
        /<(li|p|h2|strong|em|bdi)>[^]*<(p|h2|blockquote)>/.test(clean)
      )
        return;
      const wanted = [...clean.replaceAll(/<[^>]*>/g, ' ').matchAll(/alpha|beta|gamma/g)].length;
      const found = [...JSON.stringify(htmlBlocks({ html: clean, id: 'b' })).matchAll(/alpha|beta|gamma/g)].length;
      expect(found).toBe(wanted);
    }),
  );
});

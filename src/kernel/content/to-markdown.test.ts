import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refersOnly } from './blocks.ts';
import { elementsOf } from './html.ts';
import { readContentFile } from './markdown.ts';
import { htmlOfMarkdown, markdownOfHtml } from './to-markdown.ts';

describe('Markdown of cleaned HTML', () => {
  it.each([
    ['<p>Ein <strong>wichtiger</strong> und <em>leiser</em> Satz.</p>', 'Ein **wichtiger** und *leiser* Satz.'],
    ['<h2>Was Sie brauchen</h2>', '## Was Sie brauchen'],
    ['<ul><li>Pass</li><li>Foto</li></ul>', '- Pass\n- Foto'],
    ['<ol><li>Anrufen<ul><li>morgens</li></ul></li><li>Kommen</li></ol>', '1. Anrufen\n   - morgens\n2. Kommen'],
    ['<p><a href="tel:+49516197000">05161 97000</a></p>', '[05161 97000](tel:+49516197000)'],
    ['<p>Müller &amp; Sohn<br />Tor 3</p>', 'Müller & Sohn\\\nTor 3'],
    ['<p>1. Mai ist frei.</p>', '1\\. Mai ist frei.'],
    ['<p>a * b</p>', 'a \\* b'],
    ['<p dir="rtl" lang="ar">مرحبا</p>', '<p dir="rtl" lang="ar">مرحبا</p>'],
  ])('%s', (html, markdown) => {
    expect(elementsOf(html).join('')).toBe(html);
    expect(markdownOfHtml(html)).toBe(markdown);
    expect(htmlOfMarkdown(markdown)).toBe(html);
  });

  it('comes back as it was, whatever somebody wrote', () => {
    const word = fc.constantFrom(
      'Amt',
      'a_b',
      '*',
      '1.',
      '- x',
      '# y',
      '&lt;',
      'www.beispiel.de',
      '<strong>fett</strong>',
      '<br />',
      '<em>a</em>',
    );
    const element = fc.constantFrom('p', 'h2', 'blockquote', 'li');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(element, fc.array(word, { minLength: 1, maxLength: 5 })), { minLength: 1, maxLength: 4 }),
        (parts) => {
          const written = parts
            .map(([tag, words]) =>
              tag === 'li' ? `<ul><li>${words.join(' ')}</li></ul>` : `<${tag}>${words.join(' ')}</${tag}>`,
            )
            .join('');
          const html = elementsOf(written).join('');
          expect(htmlOfMarkdown(markdownOfHtml(html))).toBe(html);
        },
      ),
    );
  });

  it('is no HTML for nearly all that the library holds', () => {
    const folder = new URL('../../../data/library/pages/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\bde\b.*\.md$/.test(name));
    const blocks = files
      .flatMap((name) => readContentFile(readFileSync(new URL(name, folder), 'utf8')).blocks)
      .filter(({ kind }) => !refersOnly(kind));
    const left = blocks.filter(({ html }) => markdownOfHtml(html).startsWith('<') && !html.startsWith('<table'));
    for (const { html } of blocks) expect(htmlOfMarkdown(markdownOfHtml(html))).toBe(html);
    expect(blocks.length).toBeGreaterThan(100);
    expect(left.map(({ html }) => html)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOfText, textOfHtml } from './plain-text.ts';

describe('plain text as HTML', () => {
  it('has paragraphs, lines and links, and nothing that was no text', () => {
    expect(htmlOfText('Eins <b>\nzwei & drei\n\nMehr: https://amt.example/a?b=1.')).toBe(
      '<p>Eins &lt;b&gt;<br />zwei &amp; drei</p>\n<p>Mehr: <a href="https://amt.example/a?b=1">https://amt.example/a?b=1</a>.</p>',
    );
    expect(htmlOfText('  \n\n ')).toBe('');
  });

  it('comes back as it was', () => {
    const word = fc.constantFrom('Hallo', '<b>', 'a&b', 'https://amt.example/x?a=1&b=2', '"so"', '5 < 6', 'مرحبا', '&amp;');
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 4 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        expect(textOfHtml(htmlOfText(text))).toBe(text);
      }),
    );
  });
});

describe('HTML as plain text', () => {
  it.each([
    ['<h2>Titel</h2><p>Text <strong>fett</strong></p>', 'Titel\n\nText fett'],
    ['<ul><li>eins</li><li>zwei</li></ul>', '• eins\n• zwei'],
    ['<p><a href="https://amt.example">Amt</a> <a href="tel:110">110</a></p>', 'Amt (https://amt.example) 110'],
    ['<script>alert(1)</script><p onclick="x">a&nbsp;b &#228; &#x41;</p>', 'a b ä A'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});

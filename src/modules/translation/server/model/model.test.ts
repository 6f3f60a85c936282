import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '#kernel/content/html.ts';
import { countWords, hintsOf, lostPlaceholders, wordsOfCoded } from './checks.ts';
import { lineOf, piecesOf } from '#kernel/content/marks.ts';
import { decodeHtml, encodeBeside, encodeHtml } from './coded.ts';
import { wordDiff } from './word-diff.ts';

/** Cleaned HTML as pages have it: paragraphs, lists and tables with links, stress and breaks inside. */
const words = fc
  .stringMatching(/^[a-zäöüß{}&<>"'0-9 ]{1,20}$/)
  .map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
const inline = fc.letrec<{ line: string }>((tie) => ({
  line: fc
    .array(
      fc.oneof(
        { maxDepth: 2 },
        words,
        tie('line').map((inner) => `<strong>x${inner}</strong>`),
        tie('line').map((inner) => `<a href="https://a.example/?b=1&amp;c">y${inner}</a>`),
        fc.constant('<br />'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('')),
})).line;
const block = fc.oneof(
  inline.map((line) => `<p>a${line}b</p>`),
  fc
    .array(inline, { minLength: 1, maxLength: 4 })
    .map((items) => `<ul>${items.map((item) => `<li>a${item}</li>`).join('')}</ul>`),
  inline.map((line) => `<table><tbody><tr><th scope="row">a${line}</th><td>b</td></tr></tbody></table>`),
);
const html = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => cleanHtml(blocks.join('')));

describe('marks in place of tags', () => {
  it('lose nothing of any page: out and in is the same', () => {
    fc.assert(
      fc.property(html, (source) => {
        const { text } = encodeHtml(source);
        expect(decodeHtml({ source, text })).toEqual({ ok: true, html: source });
        expect(encodeBeside({ source, translated: source })).toBe(text);
        for (const line of text.split('\n')) expect(lineOf(piecesOf(line))).toBe(line);
      }),
    );
  });

  it('bring in no tag whatever is written', () => {
    const source = '<p>Bitte <a href="https://a.example/">hier</a> melden.</p>';
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeHtml({ source, text: `${text} {1}x{/1}` });
        if (decoded.ok) expect(decoded.html.match(/<[a-z]+/g)).toEqual(['<p', '<a']);
      }),
    );
  });

  it('name the place of what is lost', () => {
    const source = '<ul><li>Rufen Sie <strong>112</strong> an.</li><li>Bleiben Sie ruhig.<br />Wirklich.</li></ul>';
    expect(encodeHtml(source).text).toBe('Rufen Sie {1}112{/1} an.\nBleiben Sie ruhig.{2/}Wirklich.');
    const faults = (text: string): string[] => {
      const decoded = decodeHtml({ source, text });
      return decoded.ok ? [] : decoded.faults;
    };
    expect(faults('Call {1}112{/1}.\nStay calm.{2/}Really.')).toEqual([]);
    expect(faults('Call 112.\nStay calm.{2/}Really.')).toEqual(['Es fehlt {1}…{/1} (in der Vorlage um „112“).']);
    expect(faults('Call {1}112{/1}. Stay calm.{2/}Really.')).toEqual([expect.stringContaining('2 Zeilen, die Übersetzung 1')]);
    expect(faults('Call {1}112.\nStay {2/}{/1} {7}')).toEqual([
      'Zeile 1: {1} wird nicht mit {/1} geschlossen.',
      'Zeile 2: {/1} schließt nicht, was zuletzt geöffnet wurde.',
      'Zeile 2: {7} kommt in der Vorlage nicht vor.',
    ]);
    expect(faults('{1}{/1}{1}{/1} a\nb {2}')).toEqual([
      'Zeile 2: Statt {2} steht in der Vorlage {2/}.',
      '{1}…{/1} steht 2-mal da, in der Vorlage einmal.',
      'Es fehlt {2/}.',
    ]);
  });

  it('follow the order of words in the other language, and give up where it is built otherwise', () => {
    const source = '<p><strong>Heute</strong> bei <a href="https://a.example/">uns</a></p>';
    const translated = '<p>With <a href="https://a.example/">us</a> <strong>today</strong></p>';
    expect(encodeBeside({ source, translated })).toBe('With {2}us{/2} {1}today{/1}');
    expect(encodeBeside({ source, translated: '<p>With us today</p>' })).toBeNull();
    expect(decodeHtml({ source, text: encodeBeside({ source, translated })! })).toEqual({ ok: true, html: translated });
  });
});

describe('the comparison of two texts', () => {
  it('holds both, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = wordDiff(before, after);
        const without = (kind: string): string =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
    const long = Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ');
    expect(wordDiff(`a ${long} b`, `c ${[...long].reverse().join('')} d`).length).toBeGreaterThan(1);
  });

  it('names the words that changed', () => {
    expect(wordDiff('Das Amt ist bis 12 Uhr offen.', 'Das Amt ist bis 14 Uhr offen.')).toEqual([
      { kind: 'same', text: 'Das Amt ist bis ' },
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '14' },
      { kind: 'same', text: ' Uhr offen.' },
    ]);
  });
});

describe('the check of a translation', () => {
  it('misses numbers, addresses and telephone numbers, in any digits', () => {
    const source = 'Bis 12 Uhr, Zimmer 112: 05162 970-0, post@kreis.example, https://kreis.example/a.';
    expect(hintsOf({ source, text: source })).toEqual([]);
    expect(hintsOf({ source, text: 'حتى ١٢، غرفة ۱۱۲: 051629700 post@kreis.example https://kreis.example/a' })).toEqual([]);
    expect(hintsOf({ source, text: 'Until noon.' })).toEqual([
      'Die Adresse post@kreis.example fehlt.',
      'Die Adresse https://kreis.example/a fehlt.',
      'Die Telefonnummer 05162 970-0 fehlt.',
      'Die Zahl 12 fehlt.',
      'Die Zahl 112 fehlt.',
    ]);
    expect(hintsOf({ source: 'Von 8:00 bis 8:30', text: 'from 08:00' })).toEqual([
      'Die Zahl 8 fehlt (in der Vorlage 2-mal).',
      'Die Zahl 30 fehlt.',
    ]);
  });

  it('finds placeholders that are lost', () => {
    expect(lostPlaceholders({ source: 'Hallo {name}, %s', text: 'Hi {name}' })).toEqual(['%s']);
    expect(lostPlaceholders({ source: 'Hallo', text: 'Hi' })).toEqual([]);
  });

  it('counts words', () => {
    expect(countWords('Das ist ein Satz mit sieben Wörtern.')).toBe(7);
    expect(countWords(wordsOfCoded('Rufen {1}112{/1} an{2/}'))).toBe(3);
    expect(countWords('السلام عليكم')).toBe(2);
  });
});

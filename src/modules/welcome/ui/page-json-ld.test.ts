import { describe, expect, it } from 'vitest';
import type { PublicPage } from '../contract.ts';
import { pageJsonLd } from './page-json-ld.ts';

const page = (blocks: readonly [kind: 'text' | 'office', html: string][]): PublicPage =>
  ({
    id: 'p',
    path: 'wohnen',
    title: { text: 'Wohnen </script>', language: 'de' },
    summary: { text: 'Kurz.', language: 'de' },
    changedAt: '2026-11-26T10:00:00.000Z',
    reviewedOn: null,
    parents: [],
    children: [],
    blocks: blocks.map(([kind, html], index) => ({ id: `b${index}`, kind, html, ref: null, language: 'de' })),
  }) as never;
const graphOf = (blocks: readonly [kind: 'text' | 'office', html: string][]) => {
  const json = pageJsonLd({
    page: page(blocks),
    address: (path) => `https://kreis.example/de/${path}`,
    home: 'https://kreis.example/de',
    county: 'Landkreis',
    locale: 'de',
    offices: [],
  });
  expect(json).not.toContain('<');
  return (JSON.parse(json) as { '@graph': { '@type': string; mainEntity?: unknown }[] })['@graph'];
};
const questions = (blocks: readonly [kind: 'text' | 'office', html: string][]) =>
  graphOf(blocks).find((entry) => entry['@type'] === 'FAQPage')?.mainEntity;

describe('a page made of questions', () => {
  it('is told as questions, each with all that stands below it', () => {
    expect(
      questions([
        ['text', '<p>Am Anfang.</p>'],
        ['text', '<h2>Wo suchen?</h2>'],
        ['text', '<p>Im Netz &amp; am Brett.</p>'],
        ['office', ''],
        ['text', '<ul><li>Zeitung</li></ul>'],
        ['text', '<h2>كم الإيجار؟</h2>'],
        ['text', '<p>Verschieden.</p>'],
        ['text', '<h2>Mehr</h2>'],
        ['text', '<p>Ende.</p>'],
      ]),
    ).toEqual([
      { '@type': 'Question', name: 'Wo suchen?', acceptedAnswer: { '@type': 'Answer', text: 'Im Netz & am Brett.\nZeitung' } },
      { '@type': 'Question', name: 'كم الإيجار؟', acceptedAnswer: { '@type': 'Answer', text: 'Verschieden.' } },
    ]);
  });

  it.each([
    [
      'one question alone',
      [
        ['text', '<h2>Wo?</h2>'],
        ['text', '<p>Da.</p>'],
      ],
    ],
    [
      'questions without an answer',
      [
        ['text', '<h2>Wo?</h2>'],
        ['text', '<h2>Wann?</h2>'],
      ],
    ],
    [
      'few questions among many headings',
      ['Wo?', 'Wann?', 'A', 'B', 'C'].flatMap((title) => [
        ['text', `<h2>${title}</h2>`],
        ['text', '<p>x</p>'],
      ]),
    ],
  ] as [string, [kind: 'text' | 'office', html: string][]][])('%s is no list of questions', (_, blocks) => {
    expect(questions(blocks)).toBeUndefined();
  });
});

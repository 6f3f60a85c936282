import { describe, expect, it } from 'vitest';
import type { Content } from '#kernel/content/blocks.ts';
import { blocksOfHtml } from '#kernel/content/html.ts';
import { align } from './alignment.ts';

const source: Content = {
  title: 'Anmelden',
  summary: '',
  blocks: blocksOfHtml('<p>Gehen Sie hin.</p><h2>Wann?</h2><ul><li>Montag</li><li>Dienstag</li></ul>').map((block, index) => ({
    ...block,
    id: `b${index}`,
  })),
};
const aligned = (html: string) => align({ source, title: 'Register', summary: 'x', blocks: blocksOfHtml(html) });

describe('a text written apart', () => {
  it('renders its source block by block where both are built alike', () => {
    expect(aligned('<p>Go there.</p><h2>When?</h2><ul><li>Monday</li><li>Tuesday</li></ul>')).toEqual([
      { field: 'title', source: 'Anmelden', text: 'Register' },
      { field: 'block-b0', source: '<p>Gehen Sie hin.</p>', text: '<p>Go there.</p>' },
      { field: 'block-b1', source: '<h2>Wann?</h2>', text: '<h2>When?</h2>' },
      {
        field: 'block-b2',
        source: '<ul><li>Montag</li><li>Dienstag</li></ul>',
        text: '<ul><li>Monday</li><li>Tuesday</li></ul>',
      },
    ]);
  });

  it.each([
    '<p>Go there.</p><h2>When?</h2>',
    '<p>Go there.</p><h3>When?</h3><ul><li>Monday</li><li>Tuesday</li></ul>',
    '<p>Go there.</p><h2>When?</h2><ul><li>Monday</li></ul>',
    '<p>Go there.</p><p>When?</p><ul><li>Monday</li><li>Tuesday</li></ul>',
  ])('stands by itself where it is built otherwise: %s', (html) => {
    expect(aligned(html)).toBeNull();
  });
});

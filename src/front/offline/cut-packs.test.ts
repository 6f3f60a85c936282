import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cutPacks } from './cut-packs.ts';

const pages = (count: number, bytes = 3000) =>
  Array.from({ length: count }, (_, index) => ({ path: `seite-${String(index).padStart(4, '0')}`, bytes }));
const names = (packs: readonly { path: string }[][]) => packs.map((pack) => pack.map(({ path }) => path).join(' '));

describe('cutting packs', () => {
  it('every page is in one pack, whatever their number and size', () => {
    const page = fc.record({ path: fc.string({ maxLength: 20 }), bytes: fc.integer({ min: 1, max: 90_000 }) });
    fc.assert(
      fc.property(fc.uniqueArray(page, { selector: ({ path }) => path, maxLength: 60 }), (given) => {
        const packs = cutPacks(given);
        expect(packs.flat().map(({ path }) => path)).toEqual(given.map(({ path }) => path).toSorted((a, b) => (a < b ? -1 : 1)));
        expect(packs.every((pack) => pack.length > 0)).toBe(true);
      }),
    );
  });

  it('a new page moves the borders of few packs', () => {
    const before = names(cutPacks(pages(500)));
    const after = names(cutPacks([...pages(500), { path: 'seite-0250-neu', bytes: 3000 }]));
    expect(after.filter((pack) => !before.includes(pack)).length).toBeLessThanOrEqual(3);
  });

  it('a page that grows moves them neither', () => {
    const before = names(cutPacks(pages(500)));
    const grown = pages(500).map((page) => (page.path === 'seite-0250' ? { ...page, bytes: 5000 } : page));
    expect(names(cutPacks(grown)).filter((pack) => !before.includes(pack)).length).toBeLessThanOrEqual(3);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageOf } from './paged.ts';

const at = (search: string) => new URL(`http://localhost/liste${search}`);
const rows = Array.from({ length: 45 }, (_, index) => index);

it.each([
  ['', 1, 0, 20],
  ['?seite=2', 2, 20, 20],
  ['?seite=3', 3, 40, 5],
  ['?seite=99', 3, 40, 5],
  ['?seite=-4', 1, 0, 20],
  ['?seite=1.9', 1, 0, 20],
  ['?seite=Infinity', 3, 40, 5],
  ['?seite=zwei', 1, 0, 20],
])('the address %s shows page %i', (search, page, first, count) => {
  const shown = pageOf({ rows, url: at(search), size: 20 });
  expect(shown).toMatchObject({ page, pages: 3 });
  expect([shown.rows[0], shown.rows.length]).toEqual([first, count]);
});

it('an empty list has one page without rows', () => {
  expect(pageOf({ rows: [], url: at('?seite=7'), size: 20 })).toEqual({ rows: [], page: 1, pages: 1 });
});

it('all pages together are the list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 90 }), fc.integer({ min: 1, max: 30 }), (list, size) => {
      const { pages } = pageOf({ rows: list, url: at(''), size });
      const joined = Array.from(
        { length: pages },
        (_, index) => pageOf({ rows: list, url: at(`?seite=${index + 1}`), size }).rows,
      );
      expect(joined.flat()).toEqual(list);
    }),
  );
});

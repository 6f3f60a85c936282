import { describe, expect, test } from 'vitest';
import { pageWindow } from './page-window.ts';

describe('pageWindow', () => {
  test.each([
    { page: 1, pages: 1, shown: [1] },
    { page: 1, pages: 3, shown: [1, 2, 3] },
    { page: 4, pages: 9, shown: [1, 2, 3, 4, 5, null, 9] },
    { page: 5, pages: 9, shown: [1, null, 4, 5, 6, null, 9] },
    { page: 9, pages: 9, shown: [1, null, 8, 9] },
  ])('offers $shown on page $page of $pages', ({ page, pages, shown }) => {
    expect(pageWindow({ page, pages })).toEqual(shown);
  });
});

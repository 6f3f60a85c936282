import { expect, test } from 'vitest';
import { foldForSearch } from './fold-for-search.ts';

test.each([
  ['Straße  der   Jugend', 'strasse der jugend'],
  ['Bad Fallingbostel (Kreishaus)', 'bad fallingbostel kreishaus'],
  ['Übergänge', 'ubergange'],
  ['Élodie', 'elodie'],
  ['مُعَلِّم', 'معلم'],
  ['', ''],
])('folds %j to %j', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});

import type { PriceUnit } from '#modules/materials/contract-orders.ts';
import type { OrderCost } from '../../contract-orders.ts';
import { countWords } from './checks.ts';

/** As offices count. */
const linesOfPage = 30;

/** What texts cost in one language. Lines and pages are begun once for the whole order, as offices count them. */
export function orderCost(input: {
  language: string;
  texts: readonly string[];
  unit: PriceUnit;
  /** Tenths of a cent. */
  price: number;
  lineLetters: number;
}): OrderCost {
  const { language, texts, unit, price, lineLetters } = input;
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  const letters = texts.reduce((sum, text) => sum + [...text].length, 0);
  const lines = Math.ceil(letters / lineLetters);
  const quantity = { word: words, line: lines, page: Math.ceil(lines / linesOfPage) }[unit];
  return { language, texts: texts.length, words, lines, cost: Math.ceil((quantity * price) / 10) };
}

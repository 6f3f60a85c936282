import type { OrderCost, PriceBasis } from '../../contract-orders.ts';
import { countWords } from './checks.ts';

/** What texts cost in one language. Lines are begun once for the whole order, as offices count them. */
export function orderCost(input: {
  language: string;
  texts: readonly string[];
  basis: PriceBasis;
  /** Tenths of a cent. */
  price: number;
  lineLetters: number;
}): OrderCost {
  const { language, texts, basis, price, lineLetters } = input;
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  const letters = texts.reduce((sum, text) => sum + [...text].length, 0);
  const lines = Math.ceil(letters / lineLetters);
  return { language, texts: texts.length, words, lines, cost: Math.ceil(((basis === 'word' ? words : lines) * price) / 10) };
}

import { languageName } from '../contract.ts';
import type { StockRow } from './kit-store.ts';

/** „Müll richtig trennen, Arabisch“, or the thing's name. */
export const stockName = ({ row, material }: StockRow): string =>
  material === null || row.language === null ? (row.giveAway ?? '') : `${material.title}, ${languageName(row.language)}`;

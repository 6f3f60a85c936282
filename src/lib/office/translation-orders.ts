import { formatHundredths, parseHundredths } from '#kernel/money.ts';

/** A price in tenths of a cent: `0,125 €`. */
export const priceWords = (price: number): string => `${priceText(price)}\u00a0€`;
export const priceText = (price: number): string => {
  const text = String(price).padStart(4, '0');
  return `${text.slice(0, -3)},${text.slice(-3).replace(/0$/, '')}`;
};

/** `0,125` as tenths of a cent; NaN for what is none, null for nothing. */
export function readPrice(text: string | null): number {
  const found = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text?.replace(/\s|€/g, '') ?? '');
  return found ? Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0')) : Number.NaN;
}

export const amountText = (cents: number | null): string => (cents === null ? '' : formatHundredths(cents, 2));
/** Null for an empty field, NaN for what is no amount. */
export const readAmount = (text: string | null): number | null =>
  text === null ? null : (parseHundredths(text.replace('€', '').trim()) ?? Number.NaN);

/** A price in tenths of a cent: `0,125 €`. */
export const priceWords = (price: number): string => `${priceText(price)}\u00a0€`;
export const priceText = (price: number): string => {
  const text = String(price).padStart(4, '0');
  return `${text.slice(0, -3)},${text.slice(-3).replace(/0$/, '')}`;
};

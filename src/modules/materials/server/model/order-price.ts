import type { Cents } from '#kernel/money.ts';

/** What an order costs by its contract: quantity times price in tenths of a cent, and never less than the minimum of an order. */
export const orderPrice = (input: { quantity: number; price: number; minimum: Cents }): Cents =>
  Math.max(input.minimum, Math.ceil((input.quantity * input.price) / 10));

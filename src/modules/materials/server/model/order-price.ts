import type { Cents } from '#kernel/money.ts';

/** What an order costs by its contract: quantity times price, and never less than the minimum of an order. */
export const orderPrice = (input: { quantity: number; price: Cents; minimum: Cents }): Cents =>
  Math.max(input.minimum, input.quantity * input.price);

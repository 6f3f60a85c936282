import { sumCents } from '#kernel/money.ts';
import type { ServicePrice, SourceFigures } from '../../contract-services.ts';

/** The price of a day: one for the language goes before one for all, and the latest before earlier ones. Null where none holds yet. */
export function priceOf(input: { prices: readonly ServicePrice[]; language: string; day: string }): number | null {
  const { prices, language, day } = input;
  const holding = prices
    .filter((price) => price.validFrom <= day)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : one.validFrom > other.validFrom ? -1 : 0));
  const own =
    holding.find((price) => price.language === language) ?? holding.find((price) => price.language === baseOf(language));
  return (own ?? holding.find((price) => price.language === null))?.centsPerMinute ?? null;
}
const baseOf = (tag: string): string => tag.split('-')[0]!;

/** What a conversation costs: no fewer minutes than the contract's minimum are billed. */
export function costOfUse(input: {
  prices: readonly ServicePrice[];
  minimumMinutes: number;
  language: string;
  day: string;
  minutes: number;
}): { billedMinutes: number; cents: number } | null {
  const price = priceOf(input);
  if (price === null) return null;
  const billedMinutes = Math.max(input.minutes, input.minimumMinutes);
  return { billedMinutes, cents: billedMinutes * price };
}

/** Sums with the cost of one conversation and one minute talked, rounded to the cent. */
export function figuresOf(uses: readonly { minutes: number; cents: number }[]): SourceFigures {
  const minutes = uses.reduce((sum, one) => sum + one.minutes, 0);
  const cents = sumCents(uses.map((one) => one.cents));
  return {
    conversations: uses.length,
    minutes,
    cents,
    centsPerConversation: uses.length === 0 ? null : Math.round(cents / uses.length),
    centsPerMinute: minutes === 0 ? null : Math.round(cents / minutes),
  };
}

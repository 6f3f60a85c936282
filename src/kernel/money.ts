/** An amount of money in whole cents: sums stay exact. */
export type Cents = number;

/** Larger than any county's budget, and far below what a number holds exactly. */
export const mostCents: Cents = 1_000_000_000_000;

const grouped = String.raw`\d{1,3}(?:[.'\u2019 ]\d{3})+`;
const german = new RegExp(String.raw`^(${grouped}|\d+)(?:,(\d{1,2}))?$`);
/** A point before one or two digits at the end is a decimal one; before three it separates thousands. */
const technical = /^(\d+|\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/;

/**
 * A number with at most two decimals in hundredths, as people write it: `1.200,5`, `1200.5`, `19,5`. Null for
 * everything else: a minus, a third decimal, words, and what can be read in two ways (`1,200`).
 */
export function parseHundredths(text: string): number | null {
  const plain = text
    .replaceAll(/[\u00a0\u2009\u202f]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  const match = german.exec(plain) ?? technical.exec(plain);
  if (!match) return null;
  const whole = match[1]!.replaceAll(/\D/g, '');
  // Longer than any amount here, and beyond what a number holds exactly.
  if (whole.length > 13) return null;
  return Number(whole) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** An amount as people write it, with or without the currency: `1.200,50 €`, `1200.5`, `EUR 80`. Null for nonsense. */
export function parseMoney(text: string): Cents | null {
  const bare = text
    .trim()
    .replace(/^(?:€|EUR|Euro)\s*/i, '')
    .replace(/\s*(?:€|EUR|Euro)$/i, '')
    .replace(/,(?:-|–|—)$/, '');
  const cents = parseHundredths(bare);
  return cents !== null && cents <= mostCents ? cents : null;
}

/** Hundredths with as many decimals as they need, at least `least`: `1.200,50`, `19,5`, `39`. */
export function formatHundredths(hundredths: number, least = 0): string {
  const sign = hundredths < 0 ? '\u2212' : '';
  const size = Math.abs(hundredths);
  const whole = String(Math.trunc(size / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  let decimals = String(size % 100).padStart(2, '0');
  while (decimals.length > least && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  return `${sign}${whole}${decimals === '' ? '' : `,${decimals}`}`;
}

/** `1.200,50 €`; the sign stays with its number. */
export const formatMoney = (cents: Cents): string => `${formatHundredths(cents, 2)}\u00a0€`;

/** The exact sum. More than a number can hold exactly is a fault of the caller. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError('a sum of money is no longer exact');
  }
  return sum;
}

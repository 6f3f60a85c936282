import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHundredths, formatMoney, mostCents, parseHundredths, parseMoney, sumCents } from './money.ts';

const amount = fc.integer({ min: 0, max: mostCents });

describe('an amount', () => {
  it.each([
    ['1.200,50 €', 120_050],
    ['1200.5', 120_050],
    ['1200,5', 120_050],
    ['1.200', 120_000],
    ['1.20', 120],
    ['1.2', 120],
    ['0,05', 5],
    ['80', 8_000],
    ['EUR 80', 8_000],
    ['80 Euro', 8_000],
    ['80,- €', 8_000],
    ['1,200.50', 120_050],
    ['1 200 000,00\u00a0€', 120_000_000],
    ["1'200,50", 120_050],
    ['10.000.000.000,00', mostCents],
  ])('is read from %s', (text, cents) => {
    expect(parseMoney(text)).toBe(cents);
  });

  it.each([
    '',
    ' ',
    '€',
    '-5',
    '−5',
    '1,200',
    '1.2000',
    '12.34.56',
    '1.200.50',
    '1,5,5',
    'viel',
    '5 Mio',
    '1e3',
    '0x10',
    '1.200,505',
    '10.000.000.000,01',
    '٣٠',
  ])('is refused from %j', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(amount, (cents) => {
        expect(parseMoney(formatMoney(cents))).toBe(cents);
        expect(parseHundredths(formatHundredths(cents))).toBe(cents);
        expect(parseMoney((cents / 100).toFixed(2))).toBe(cents);
      }),
    );
  });

  it('is no number of the language’s own for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cents = parseMoney(text);
        expect(cents === null || (Number.isSafeInteger(cents) && cents >= 0 && cents <= mostCents)).toBe(true);
      }),
    );
  });

  it('is written as Germans write it, without what is not needed in hours', () => {
    expect(formatMoney(120_050)).toBe('1.200,50\u00a0€');
    expect(formatMoney(-5)).toBe('\u22120,05\u00a0€');
    expect([1950, 3900, 1925].map((hours) => formatHundredths(hours))).toEqual(['19,5', '39', '19,25']);
  });

  it('is summed exactly in every order', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 200 }), (amounts) => {
        const exact = amounts.reduce((sum, cents) => sum + BigInt(cents), 0n);
        expect(BigInt(sumCents(amounts))).toBe(exact);
        expect(sumCents(amounts.toReversed())).toBe(sumCents(amounts));
      }),
    );
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

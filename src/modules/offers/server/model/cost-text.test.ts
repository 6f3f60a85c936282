import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCosts, writeCosts } from './cost-text.ts';

describe('prices as people write them', () => {
  it.each([
    ['Einzelkarte: 3,50 €', [{ option: 'Einzelkarte', amount: 350 }]],
    ['20 € im Monat', [{ option: 'im Monat', amount: 2000 }]],
    ['Kurs 1.229,5 Euro', [{ option: 'Kurs', amount: 122_950 }]],
    [
      '5 €\n0 € für Kinder',
      [
        { option: 'Preis', amount: 500 },
        { option: 'für Kinder', amount: 0 },
      ],
    ],
    ['', []],
  ])('reads „%s“', (text, value) => {
    expect(readCosts(text)).toEqual({ ok: true, value });
  });

  it('refuses a line without an amount', () => {
    expect(readCosts('günstig')).toMatchObject({ ok: false, message: expect.stringMatching(/^Zeile 1/) as string });
  });

  it('reads what it wrote', () => {
    const cost = fc.record({
      option: fc.constantFrom('Einzelkarte', 'im Monat', 'für Kinder', 'Preis'),
      amount: fc.integer({ min: 0, max: 99_999_999 }),
    });
    fc.assert(
      fc.property(fc.array(cost, { maxLength: 5 }), (costs) => {
        expect(readCosts(writeCosts(costs))).toEqual({ ok: true, value: costs });
      }),
    );
  });
});

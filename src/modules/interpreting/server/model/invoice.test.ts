import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceLine, InvoiceTable } from '../../contract-services.ts';
import { guessColumns, lineKeys, planInvoice, readDay, readInvoice, readLanguage, readMinutes } from './invoice.ts';
import { costOfUse, figuresOf, priceOf } from './service-price.ts';

describe('the words of an invoice', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['03.11.26', '2026-11-03'],
    ['03.11.2026 14:05', '2026-11-03'],
    ['31.02.2026', null],
    ['2026', null],
    ['', null],
  ])('reads the day %j as %j', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ['12', 12],
    ['12,5', 13],
    ['12.0', 12],
    ['12 min', 12],
    ['12:30', 13],
    ['0:12:00', 12],
    ['1:05:10', 66],
    ['0', null],
    ['-3', null],
    ['zwölf', null],
  ])('reads the minutes %j as %j', (text, minutes) => expect(readMinutes(text)).toBe(minutes));

  it.each([
    ['Arabisch', 'ar'],
    ['ARABISCH', 'ar'],
    ['Kurdisch', 'ku'],
    ['Arabisch (Syrien)', 'ar-SY'],
    ['uk', 'uk'],
    ['Ukrainisch', 'uk'],
    ['Klingonisch', null],
    ['', null],
  ])('reads the language %j as %j', (text, tag) => expect(readLanguage(text)).toBe(tag));

  it('finds its columns by their heads', () => {
    expect(guessColumns(['Anruf-ID', 'Datum', 'Sprache', 'Dauer (min)', 'Betrag', 'Abteilung'])).toEqual({
      ...{ reference: 0, day: 1, language: 2, minutes: 3, cents: 4, user: 5 },
    });
    expect(guessColumns(['a', 'b'])).toEqual({ reference: -1, day: -1, language: -1, minutes: -1, cents: -1, user: -1 });
  });
});

const columns = { day: 0, language: 1, minutes: 2, cents: 3, user: 4, reference: 5 };
const users = new Map([['jugendamt', 'unit:a']]);
const table = (...rows: string[][]): InvoiceTable => ({
  header: [],
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
});
const read = (...rows: string[][]) => readInvoice({ table: table(...rows), columns, users, user: null, today: '2026-12-01' });

describe('the lines of an invoice', () => {
  it('are read, or are a fault of their row', () => {
    const { lines, faults } = read(
      ['3.11.2026', 'Arabisch', '12', '10,80', 'Jugendamt', 'A1'],
      ['4.11.2026', 'Arabisch', '12', '', 'Bauamt', ''],
      ['4.12.2026', 'Arabisch', '12', '', 'Jugendamt', ''],
      ['4.11.2026', 'Arabisch', '12', 'viel', 'Jugendamt', ''],
      ['', '', '', '', '', ''],
      ['4.11.2026', 'Arabisch', '12', '', '', ''],
    );
    expect(lines).toEqual([
      { row: 2, day: '2026-11-03', language: 'ar', minutes: 12, cents: 1080, user: 'unit:a', reference: 'A1' },
    ]);
    expect(faults.map(({ row }) => row)).toEqual([3, 4, 5, 7]);
  });
});

const line = fc.record({
  row: fc.constant(0),
  day: fc.constantFrom('2026-11-01', '2026-11-02'),
  language: fc.constantFrom('ar', 'uk'),
  minutes: fc.integer({ min: 1, max: 8 }),
  cents: fc.constant(null),
  user: fc.constantFrom('unit:a', 'unit:b'),
  reference: fc.constant(null),
}) as fc.Arbitrary<InvoiceLine>;

describe('taking an invoice over', () => {
  it('adds each line once, however often it is handed in and in whatever order, and loses none', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 6 }), (given, entered) => {
        const lines = given.map((one, index) => ({ ...one, row: index }));
        const known = entered.map((one, index) => ({ ...one, id: `k${index}`, invoice: null, lineKey: null }));
        const plan = planInvoice({ lines, known });
        expect(plan.fresh.length + plan.known.length + plan.again.length + plan.doubled.length).toBe(lines.length);
        expect(new Set(plan.known.map(({ useId }) => useId)).size).toBe(plan.known.length);
        for (const { line: own, useId } of plan.known) {
          const use = known.find(({ id }) => id === useId)!;
          expect([use.day, use.language, use.user]).toEqual([own.day, own.language, own.user]);
          expect(Math.abs(use.minutes - own.minutes)).toBeLessThanOrEqual(2);
        }
        const keys = lineKeys(lines);
        const matched = new Map(plan.known.map((one) => [one.useId, one.line]));
        const after = [
          ...known.map((use) => {
            const own = matched.get(use.id);
            return own ? { ...use, invoice: 'R1', lineKey: keys.get(own)! } : use;
          }),
          ...plan.fresh.map((own, index) => ({ ...own, id: `f${index}`, invoice: 'R1', lineKey: keys.get(own)! })),
        ];
        const again = planInvoice({ lines: lines.toReversed(), known: after });
        expect([again.fresh, again.known]).toEqual([[], []]);
        expect(again.again).toHaveLength(lines.length);
      }),
    );
  });

  it('takes a number that stands twice for a fault, not for two conversations', () => {
    const two = [1, 2].map((row) => ({ ...base, row, reference: 'A1' }));
    const plan = planInvoice({ lines: two, known: [] });
    expect([plan.fresh.length, plan.doubled.length]).toEqual([1, 1]);
  });
});
const base: InvoiceLine = { row: 1, day: '2026-11-01', language: 'ar', minutes: 5, cents: null, user: 'unit:a', reference: null };

describe('prices', () => {
  const prices = [
    { validFrom: '2026-01-01', language: null, centsPerMinute: 90 },
    { validFrom: '2026-01-01', language: 'ti', centsPerMinute: 150 },
    { validFrom: '2026-07-01', language: null, centsPerMinute: 100 },
  ];
  it.each([
    ['2025-12-31', 'ar', null],
    ['2026-06-30', 'ar', 90],
    ['2026-07-01', 'ar', 100],
    ['2026-07-01', 'ti', 150],
    ['2026-07-01', 'ti-ER', 150],
  ])('of %s for %s is %j', (day, language, cents) => expect(priceOf({ prices, language, day })).toBe(cents));

  it('bill no fewer minutes than the minimum, and sums fit the parts', () => {
    expect(costOfUse({ prices, minimumMinutes: 15, language: 'ar', day: '2026-08-01', minutes: 4 })).toEqual({
      billedMinutes: 15,
      cents: 1500,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 90 }), cents: fc.integer({ min: 0, max: 9999 }) })),
        (uses) => {
          const figures = figuresOf(uses);
          expect(figures.conversations).toBe(uses.length);
          expect(figures.centsPerConversation === null).toBe(uses.length === 0);
          if (figures.centsPerConversation !== null)
            expect(Math.abs(figures.centsPerConversation * uses.length - figures.cents)).toBeLessThanOrEqual(uses.length / 2);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/dates.ts';
import { withoutGuard } from '#kernel/csv.ts';
import type { SettledSheet, Tariff } from '../../contract-tariff.ts';
import { csvAmount, financeColumns, financeCsv } from './finance-table.ts';
import { checkDigits } from './iban.ts';
import { payoutsOf } from './payout.ts';
import { sepaFile } from './sepa.ts';
import { invoicesOf, statementsOf, yearCeiling, yearTotals } from './statement.ts';
import { withTariff } from './tariff/dated-tariffs.ts';
import { settle } from './tariff/settle.ts';
import { anyOutcome, anySpan, anyTariff, anyTravel, plainTariff } from './tariff/tariff.fixture.ts';

const line = (kind: SettledSheet['lines'][number]['kind'], quantity: number, cents: number, billedCents = cents) => ({
  ...{ kind, quantity, cents, billedCents },
  unit: kind === 'kilometres' ? ('metres' as const) : ('minutes' as const),
});
const kita = { kind: 'requester' as const, id: 'kita', name: 'Kita Am Bach', costUnit: null };
const county = { kind: 'county' as const, id: 'county', name: 'Landkreis', costUnit: '5101' };
const sheet = (id: string, fields: Partial<SettledSheet>): SettledSheet => {
  const { lines = [line('work', 60, 2400)], ...rest } = fields;
  return {
    ...{
      id,
      number: `E-${id}`,
      day: '2026-11-10',
      paidOn: null,
      interpreter: { id: 'amal', name: 'Amal' },
      language: 'ar',
      occasion: 'parents',
    },
    ...{ bearer: kita, tariffFrom: '2026-01-01', lines },
    cents: lines.reduce((sum, { cents }) => sum + cents, 0),
    billedCents: lines.reduce((sum, { billedCents }) => sum + billedCents, 0),
    ...rest,
  };
};
const berta = { id: 'berta', name: 'Berta' };
const sheets = [
  sheet('3', { day: '2026-11-30', lines: [line('work', 90, 3600), line('kilometres', 20_000, 600)] }),
  sheet('1', { day: '2026-11-02', bearer: county }),
  sheet('2', { interpreter: berta, lines: [line('work', 60, 800, 1000)] }),
  sheet('4', { day: '2026-12-01' }),
  sheet('5', { day: '2026-10-30', interpreter: berta, bearer: { ...county, costUnit: '5301' } }),
  sheet('6', { lines: [] }),
];

describe('statements of a month', () => {
  const statements = statementsOf({ sheets, month: '2026-11', series: 'A', first: 7 });
  it('are one for each person, with late sheets and without those of later months', () => {
    expect(
      statements.map(({ number, interpreter, rows, minutes, cents }) => [
        number,
        interpreter.name,
        rows.map(({ id }) => id),
        minutes,
        cents,
      ]),
    ).toEqual([
      ['A-2026-0007', 'Amal', ['1', '3'], 150, 6600],
      ['A-2026-0008', 'Berta', ['5', '2'], 120, 3200],
    ]);
  });

  it('are paid out where an account is known, and wait where none is', () => {
    const { transfers, waiting } = payoutsOf({
      statements,
      accountOf: (id) => (id === 'amal' ? { holder: 'Amal Y.', iban: 'DE89370400440532013000', bic: null } : null),
    });
    expect(transfers).toEqual([
      {
        reference: 'A-2026-0007',
        name: 'Amal Y.',
        iban: 'DE89370400440532013000',
        bic: null,
        cents: 6600,
        text: 'Aufwandsentschädigung 11/2026 A-2026-0007',
      },
    ]);
    expect(waiting.map(({ interpreter }) => interpreter.name)).toEqual(['Berta']);
  });

  it('stand in the table of the treasury by cost unit', () => {
    const invoices = invoicesOf({
      sheets,
      period: { from: '2026-10-01', to: '2026-12-31' },
      kinds: ['requester'],
      series: 'R',
      first: 1,
    });
    const table = financeCsv({
      statements,
      invoices,
      day: '2026-12-03',
      ibanOf: (id) => (id === 'amal' ? 'DE89370400440532013000' : null),
    });
    expect(table.slice(1).split('\r\n')).toEqual([
      'Belegart;Belegnummer;Belegdatum;Buchungstext;Betrag;Kostenstelle;Name;IBAN',
      'Auszahlung;A-2026-0007;03.12.2026;Sprachmittlung 11/2026;42,00;;Amal;DE89 3704 0044 0532 0130 00',
      'Auszahlung;A-2026-0007;03.12.2026;Sprachmittlung 11/2026;24,00;5101;Amal;DE89 3704 0044 0532 0130 00',
      'Auszahlung;A-2026-0008;03.12.2026;Sprachmittlung 11/2026;8,00;;Berta;',
      'Auszahlung;A-2026-0008;03.12.2026;Sprachmittlung 11/2026;24,00;5301;Berta;',
      'Rechnung;R-2026-0001;03.12.2026;Sprachmittlung 01.10.2026 bis 31.12.2026;76,00;;Kita Am Bach;',
      '',
    ]);
  });

  it('run nothing that a name says, and show no account to others than the cashier', () => {
    const evil = [sheet('1', { interpreter: { id: 'x', name: '=HYPERLINK("a";"b")' }, bearer: { ...county, costUnit: '@1;2' } })];
    const table = financeCsv({
      statements: statementsOf({ sheets: evil, month: '2026-11', series: 'A', first: 1 }),
      invoices: [],
      day: '2026-12-03',
      ibanOf: null,
    });
    expect(table.split('\r\n')[1]).toBe(
      `Auszahlung;A-2026-0001;03.12.2026;Sprachmittlung 11/2026;24,00;"'@1;2";"'=HYPERLINK(""a"";""b"")";`,
    );
    expect(withoutGuard("'@1;2")).toBe('@1;2');
  });
});

describe('invoices', () => {
  it('are one for who bears the costs and each cost unit, and bill what was billed', () => {
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const invoices = invoicesOf({ sheets, period, kinds: ['county', 'requester', 'other'], series: 'R', first: 9 });
    expect(
      invoices.map(({ number, bearer, rows, cents }) => [number, bearer.name, bearer.costUnit, rows.map(({ id }) => id), cents]),
    ).toEqual([
      ['R-2026-0009', 'Kita Am Bach', null, ['2', '3'], 5200],
      ['R-2026-0010', 'Landkreis', '5101', ['1'], 2400],
      ['R-2026-0011', 'Landkreis', '5301', ['5'], 2400],
    ]);
    expect(invoicesOf({ sheets, period, kinds: ['other'], series: 'R', first: 9 })).toEqual([]);
  });
});

describe('the year of a person', () => {
  const years = [
    sheet('1', { paidOn: '2026-01-05', day: '2025-12-20' }),
    sheet('2', { paidOn: '2026-12-31', lines: [line('work', 120, 4800), line('kilometres', 10_000, 300)] }),
    sheet('3', { paidOn: '2027-01-02' }),
    sheet('4', { day: '2026-12-20' }),
    sheet('5', { interpreter: berta, paidOn: '2025-06-01' }),
  ];
  const [amal, ...others] = yearTotals({ sheets: years, year: '2026', today: '2026-12-31' });
  it('counts money when it goes out', () => {
    expect(others).toEqual([]);
    expect(amal).toEqual({
      ...{ interpreter: { id: 'amal', name: 'Amal' }, conversations: 3, minutes: 240 },
      paid: { cents: 7500, travelCents: 300 },
      pending: { cents: 2400, travelCents: 0 },
    });
    expect(yearTotals({ sheets: years, year: '2026', today: '2027-01-01' })[0]!.pending.cents).toBe(0);
    expect(yearTotals({ sheets: years, year: '2027', today: '2027-01-05' })[0]).toMatchObject({
      paid: { cents: 2400 },
      pending: { cents: 2400 },
    });
  });

  it('stands to its limit with or without travel', () => {
    const at = (limitCents: number | null, withTravel: boolean) => yearCeiling({ total: amal!, limitCents, withTravel });
    expect([at(9900, true), at(9899, true), at(9899, false), at(12_375, true), at(12_376, true), at(null, true)]).toEqual([
      'near',
      'over',
      'near',
      'near',
      'ok',
      'ok',
    ]);
  });
});

describe('the money of sheets', () => {
  const people = [...'ABCDE'].map((name) => ({ id: name.toLowerCase(), name }));
  const bearers = [
    kita,
    county,
    { ...county, costUnit: '5301' },
    { kind: 'other' as const, id: 'fund', name: 'Stiftung', costUnit: null },
  ];
  const anySheet = fc.record({
    planned: anySpan,
    actual: fc.option(anySpan, { nil: null }),
    travel: fc.option(anyTravel, { nil: null }),
    outcome: anyOutcome,
    person: fc.constantFrom(...people),
    bearer: fc.constantFrom(...bearers),
    paidOn: fc.option(fc.constantFrom('2026-03-31', '2026-12-31', '2027-06-30'), { nil: null }),
  });
  const tariffs: Tariff[] = [
    plainTariff,
    { ...plainTariff, validFrom: '2026-07-01', centsPerHour: 2600, retainedCentsPerHour: 200 },
  ];
  const settled = (
    entries: readonly (typeof anySheet extends fc.Arbitrary<infer T> ? T : never)[],
    known: readonly Tariff[] = tariffs,
  ) =>
    entries.map(({ planned, actual, travel, outcome, person, bearer, paidOn }, index): SettledSheet => {
      const made = settle({ tariffs: known, planned, actual, travel, outcome });
      if (!made.ok) throw new Error(made.problem.message);
      const id = String(index);
      return { id, number: `E-${id}`, interpreter: person, language: 'uk', occasion: 'parents', bearer, paidOn, ...made.value };
    });
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

  it('is all paid out and all billed, in no order but the written one (property)', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 40 }), (entries) => {
        const all = settled(entries);
        const statements = statementsOf({ sheets: all, month: '2027-12', series: 'A', first: 1 });
        const invoices = invoicesOf({
          sheets: all,
          period: { from: '2026-01-01', to: '2027-12-31' },
          kinds: ['county', 'requester', 'other'],
          series: 'R',
          first: 1,
        });
        expect(sum(statements.map(({ cents }) => cents))).toBe(sum(all.map(({ cents }) => cents)));
        expect(sum(invoices.map(({ cents }) => cents))).toBe(sum(all.map(({ billedCents }) => billedCents)));
        for (const document of [...statements, ...invoices])
          expect(document.cents).toBe(sum(document.rows.map(({ cents }) => cents)));
        expect(statements.map(({ number }) => Number(number.slice(-4)))).toEqual(statements.map((_, index) => index + 1));
        expect(new Set(invoices.map(({ number }) => number)).size).toBe(invoices.length);
        const turned = { sheets: all.toReversed(), month: '2027-12', series: 'A', first: 1 };
        expect(statementsOf(turned)).toEqual(statements);
        const paid = ['2026', '2027'].flatMap((year) => yearTotals({ sheets: all, year, today: '2027-12-31' }));
        expect(sum(paid.map((total) => total.paid.cents + total.pending.cents))).toBe(sum(all.map(({ cents }) => cents)));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in the table of the treasury and in the file for the bank (property)', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { minLength: 1, maxLength: 20 }), (entries) => {
        const statements = statementsOf({ sheets: settled(entries), month: '2027-12', series: 'A', first: 1 });
        fc.pre(statements.length > 0);
        const iban = `DE${checkDigits('DE', '120300000000202051')}120300000000202051`;
        const rows = financeCsv({ statements, invoices: [], day: '2028-01-03', ibanOf: null }).trim().split('\r\n').slice(1);
        const amounts = rows.map((row) => Number(row.split(';')[financeColumns.indexOf('Betrag')]!.replace(',', '')));
        const { transfers } = payoutsOf({ statements, accountOf: () => ({ holder: 'K', iban, bic: null }) });
        const payer = { name: 'Pool', iban, bic: null, address: null };
        const file = sepaFile({
          messageId: 'M',
          createdAt: new Date('2028-01-03T08:00:00Z'),
          executeOn: '2028-01-04',
          oneBooking: true,
          payer,
          transfers,
        });
        expect(file.ok && file.value.cents).toBe(sum(amounts));
      }),
      { numRuns: 40 },
    );
  });

  it('does not change by a tariff that comes later (property)', () => {
    fc.assert(
      fc.property(
        fc.array(anySheet, { minLength: 1, maxLength: 10 }),
        anyTariff,
        fc.integer({ min: 1, max: 400 }),
        (entries, tariff, days) => {
          const before = settled(entries);
          const settledUntil = before
            .map(({ day }) => day)
            .toSorted()
            .at(-1)!;
          const added = withTariff({ tariffs, tariff: { ...tariff, validFrom: addDays(settledUntil, days) }, settledUntil });
          if (!added.ok) throw new Error(added.problem.message);
          expect(settled(entries, added.value)).toEqual(before);
          expect(
            withTariff({ tariffs, tariff: { ...tariff, validFrom: addDays(settledUntil, 1 - days) }, settledUntil }).ok,
          ).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('needs a tariff of its day', () => {
    const planned = { startsAt: '2023-12-31T22:59:00Z', endsAt: '2023-12-31T23:59:00Z' };
    const asked = { tariffs, planned, actual: null, travel: null, outcome: { kind: 'held' as const } };
    expect(settle(asked)).toMatchObject({ problem: { code: 'no-tariff', message: expect.stringContaining('31.12.2023') } });
    // Midnight is that of Germany.
    expect(settle({ ...asked, planned: { startsAt: '2023-12-31T23:00:00Z', endsAt: '2024-01-01T00:00:00Z' } })).toMatchObject({
      value: { day: '2024-01-01', cents: 2400 },
    });
  });

  it('is written with a comma and without points', () => {
    expect([0, 5, 120_050, 99_999_999_999].map(csvAmount)).toEqual(['0,00', '0,05', '1200,50', '999999999,99']);
  });
});

import { toCsv } from '#kernel/csv.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { sumCents, type Cents } from '#kernel/money.ts';
import type { Invoice, Statement } from '../../contract-statements.ts';
import { formatIban } from './iban.ts';

/** `1234,50`, without points: programs of the treasury read it, not people. */
export const csvAmount = (cents: Cents): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
const german = (day: IsoDate): string => day.split('-').toReversed().join('.');

export const financeColumns = [
  'Belegart',
  'Belegnummer',
  'Belegdatum',
  'Buchungstext',
  'Betrag',
  'Kostenstelle',
  'Name',
  'IBAN',
] as const;

/**
 * Statements and invoices for the county's finance system. A statement has a row for each cost unit, so that its rows are its sum.
 * @param ibanOf only for the cashier; null leaves the column empty
 */
export function financeCsv(input: {
  statements: readonly Statement[];
  invoices: readonly Invoice[];
  day: IsoDate;
  ibanOf: ((interpreterId: string) => string | null) | null;
}): string {
  const { statements, invoices, ibanOf } = input;
  const day = german(input.day);
  const paid = statements.flatMap(({ number, month, interpreter, rows }) => {
    const [year, name] = month.split('-');
    const iban = ibanOf?.(interpreter.id) ?? null;
    return [...Map.groupBy(rows, ({ costUnit }) => costUnit ?? '')]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([costUnit, own]) => [
        ...['Auszahlung', number, day, `Sprachmittlung ${name}/${year}`],
        csvAmount(sumCents(own.map(({ cents }) => cents))),
        ...[costUnit, interpreter.name, iban === null ? '' : formatIban(iban)],
      ]);
  });
  const billed = invoices.map(({ number, period, bearer, cents }) => [
    ...['Rechnung', number, day, `Sprachmittlung ${german(period.from)} bis ${german(period.to)}`],
    ...[csvAmount(cents), bearer.costUnit ?? '', bearer.name, ''],
  ]);
  return toCsv({ columns: financeColumns, rows: [...paid, ...billed] });
}

import type { AllowanceLine, SettledSheet } from './contract-tariff.ts';

/** Shared by server and browser: what is made of settled sheets. */

type Row = Pick<SettledSheet, 'id' | 'number' | 'day' | 'language' | 'occasion'> & { lines: AllowanceLine[]; cents: number };
export type StatementRow = Row & { costUnit: string | null };
export type InvoiceRow = Row & { interpreterId: string };

/** What an interpreter gets for a month. */
export type Statement = {
  number: string;
  /** `2026-11`. */
  month: string;
  interpreter: { id: string; name: string };
  rows: StatementRow[];
  /** Time in conversations, as it is paid. */
  minutes: number;
  cents: number;
};

export type Period = { from: string; to: string };

/** What who bears the costs owes for a period. */
export type Invoice = {
  number: string;
  period: Period;
  bearer: SettledSheet['bearer'];
  rows: InvoiceRow[];
  cents: number;
};

/** Money of a person in a year; travel is in it, and told apart. */
export type YearMoney = { cents: number; travelCents: number };
export type YearTotal = {
  interpreter: { id: string; name: string };
  conversations: number;
  minutes: number;
  /** What went out in that year, whenever it was earned. */
  paid: YearMoney;
  /** What is settled and still to go out: it counts for the running year alone. */
  pending: YearMoney;
};

import type { Statement } from '../../contract-statements.ts';
import type { SepaTransfer } from './sepa.ts';

export type Account = { holder: string; iban: string; bic: string | null };

/** Transfers of statements, and the statements that wait because nobody knows an account. The text names no language, place or requester. */
export function payoutsOf(input: { statements: readonly Statement[]; accountOf: (interpreterId: string) => Account | null }): {
  transfers: SepaTransfer[];
  waiting: Statement[];
} {
  const transfers: SepaTransfer[] = [];
  const waiting: Statement[] = [];
  for (const statement of input.statements) {
    const account = input.accountOf(statement.interpreter.id);
    if (account === null) {
      waiting.push(statement);
      continue;
    }
    const [year, month] = statement.month.split('-');
    transfers.push({
      reference: statement.number,
      name: account.holder,
      iban: account.iban,
      bic: account.bic,
      cents: statement.cents,
      text: `Aufwandsentschädigung ${month}/${year} ${statement.number}`,
    });
  }
  return { transfers, waiting };
}

import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import type { Tx } from '#kernel/context.ts';
import { interpreterAccount, interpretingPayer, interpretingPayment, interpretingStatement } from './payment-schema.ts';
import { interpretingAssignment } from './request-schema.ts';
import { interpreter } from './schema.ts';
import { interpretingSheet } from './sheet-schema.ts';

/** A bank takes a file at once; so long it can be fetched again. */
const fileDays = 90;
/** So long after somebody left nothing is paid out any more. */
const accountDays = 180;
/** Vouchers are kept for ten years (§ 41 KomHKVO). */
const voucherYears = 10;
const dayMs = 86_400_000;

const idsOf = async (tx: Tx, mail: string): Promise<string[]> =>
  (
    await tx
      .select({ id: interpreter.id })
      .from(interpreter)
      .where(eq(sql`lower(${interpreter.mail})`, mail.toLowerCase()))
  ).map(({ id }) => id);

/** Where time sheets and money name people. */
export const sheetPersonalData: readonly PersonalData[] = [
  {
    table: 'interpreter_account',
    purpose: 'wohin die Aufwandsentschädigung geht; verschlüsselt, nur die Kasse öffnet sie',
    legalBasis: 'Art. 6 Abs. 1 Buchst. b DSGVO',
    retention: `${accountDays} Tage nach dem Ausscheiden`,
    export: async ({ tx, person }) => {
      const ids = await idsOf(tx, person.mail);
      return ids.length === 0
        ? []
        : tx
            .select({ holder: interpreterAccount.holder, ending: interpreterAccount.ending, at: interpreterAccount.changedAt })
            .from(interpreterAccount)
            .where(inArray(interpreterAccount.interpreterId, ids));
    },
    erase: async ({ tx, person }) => {
      const ids = await idsOf(tx, person.mail);
      if (ids.length === 0) return 0;
      const gone = await tx
        .delete(interpreterAccount)
        .where(inArray(interpreterAccount.interpreterId, ids))
        .returning({ id: interpreterAccount.id });
      return gone.length;
    },
  },
  {
    table: 'interpreting_sheet',
    purpose: 'Zeiten, Fahrten, Belege und Beträge eines Einsatzes',
    legalBasis: 'Art. 6 Abs. 1 Buchst. b und c DSGVO',
    retention: `Belege ${voucherYears} Jahre; die Zahlen bleiben ohne Namen`,
    export: async ({ tx, person }) => {
      const ids = await idsOf(tx, person.mail);
      return ids.length === 0 ? [] : tx.select().from(interpretingSheet).where(inArray(interpretingSheet.interpreterId, ids));
    },
    // What was paid must stay to be checked; its row names nobody once the person's own row is erased.
    erase: async () => 0,
  },
  {
    table: 'interpreting_payer',
    purpose: 'Konto, von dem ein Pool auszahlt; verschlüsselt',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis ein anderes Konto eingetragen wird',
    export: async ({ tx, person }) =>
      tx
        .select({ holder: interpretingPayer.holder, ending: interpretingPayer.ending })
        .from(interpretingPayer)
        .where(eq(interpretingPayer.holder, person.name)),
    erase: async () => 0,
  },
];

export const sheetRetention: readonly Retention[] = [
  {
    table: 'interpreting_payment',
    rule: `Dateien für die Bank: ${fileDays} Tage`,
    run: async ({ tx, now }) =>
      (
        await tx
          .update(interpretingPayment)
          .set({ sealedFile: null })
          .where(
            and(
              isNotNull(interpretingPayment.sealedFile),
              lt(interpretingPayment.createdAt, new Date(now.getTime() - fileDays * dayMs)),
            ),
          )
          .returning({ id: interpretingPayment.id })
      ).length,
  },
  {
    table: 'interpreter_account',
    rule: `Bankverbindungen: ${accountDays} Tage nach dem Ausscheiden, wenn alles bezahlt ist`,
    run: async ({ tx, now }) => {
      const owed = tx
        .select({ id: interpretingStatement.interpreterId })
        .from(interpretingStatement)
        .where(sql`${interpretingStatement.paidOn} is null`);
      const left = tx
        .select({ id: interpreter.id })
        .from(interpreter)
        .where(and(eq(interpreter.state, 'left'), lt(interpreter.leftAt, new Date(now.getTime() - accountDays * dayMs))));
      return (
        await tx
          .delete(interpreterAccount)
          .where(and(inArray(interpreterAccount.interpreterId, left), sql`${interpreterAccount.interpreterId} not in ${owed}`))
          .returning({ id: interpreterAccount.id })
      ).length;
    },
  },
  {
    table: 'interpreting_sheet',
    rule: `Belege und Scans von Nachweisen: ${voucherYears} Jahre`,
    run: async ({ tx, now }) =>
      (
        await tx
          .update(interpretingSheet)
          .set({ receipts: [] })
          .where(
            and(
              sql`jsonb_array_length(${interpretingSheet.receipts}) > 0`,
              lt(interpretingSheet.plannedFrom, new Date(now.getTime() - voucherYears * 365 * dayMs)),
              sql`exists (select from ${interpretingAssignment} where ${interpretingAssignment.id} = ${interpretingSheet.assignmentId} and ${interpretingAssignment.state} = 'paid')`,
            ),
          )
          .returning({ id: interpretingSheet.id })
      ).length,
  },
];

import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { AccountView, StatementView } from '../../contract-sheets.ts';
import { accountInput, accountOfInput, payerInput } from '../../inputs-sheets.ts';
import { openAccountData, sealAccount } from '../bank-data.ts';
import { findAccounts, findStatements, saveAccountRow, savePayerRow, statementOf, type AccountRow } from '../payment-store.ts';
import { policy } from '../policy.ts';
import { ownInterpreter } from '../sheet-access.ts';
import { mailAccountChanged } from '../sheet-mails.ts';
import { interpreterIdInput } from '../../inputs.ts';
import { findInterpreters, findPools } from '../store.ts';

const ownPage = 'interpreting.own-page';
const pay = 'interpreting.pay';
const about = (id: string) => ({ subjectType: 'interpreter', subjectId: id });

export const accountView = ({ holder, ending, changedAt }: AccountRow): AccountView => ({
  ...{ holder, ending },
  changedAt: changedAt.toISOString(),
});

/** What a person gets and where it goes, on the own page. */
export const readOwnMoney = useCase({
  name: 'interpreting.read-own-money',
  action: ownPage,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const own = await ownInterpreter({ ctx, tx });
    if (!own.ok) return own;
    const [account] = await findAccounts(tx, [own.value.id]);
    const statements = await findStatements(tx, { interpreterId: own.value.id });
    return ok<{ name: string; account: AccountView | null; statements: StatementView[] }>({
      name: own.value.name,
      account: account ? accountView(account) : null,
      statements: statements.map(statementOf),
    });
  },
});

/** The person enters her account. It is shown to nobody but the cashier; a mail says that it changed. */
export const saveOwnAccount = useCase({
  name: 'interpreting.save-own-account',
  action: ownPage,
  policy,
  mode: 'write',
  input: accountInput,
  run: async ({ ctx, tx, input, audit }) => {
    const own = await ownInterpreter({ ctx, tx });
    if (!own.ok) return own;
    const { id } = own.value;
    const set = sealAccount({ ctx, owner: { of: 'interpreter-account', id }, typed: input });
    if (!set.ok) return set;
    await saveAccountRow({ ctx, tx, interpreterId: id, set: set.value });
    await mailAccountChanged({ ctx, tx, person: own.value });
    audit({ ...about(id), summary: 'Bankverbindung selbst geändert' });
    return ok({ ending: set.value.ending });
  },
});

/** The cashier enters an account that came on paper. */
export const saveAccountFor = useCase({
  name: 'interpreting.save-account-for',
  action: pay,
  policy,
  mode: 'write',
  input: accountOfInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { interpreterId } = input;
    const [person] = await findInterpreters(tx, { id: interpreterId, left: true });
    if (!person) return notFound('Diese Person');
    const set = sealAccount({ ctx, owner: { of: 'interpreter-account', id: interpreterId }, typed: input });
    if (!set.ok) return set;
    await saveAccountRow({ ctx, tx, interpreterId, set: set.value });
    if (person.row.mail !== '') await mailAccountChanged({ ctx, tx, person: person.row });
    audit({ ...about(interpreterId), summary: 'Bankverbindung erfasst' });
    return ok({ ending: set.value.ending });
  },
});

/** Opens an account for the cashier. That it was opened stands in the log. */
export const openAccount = useCase({
  name: 'interpreting.open-account',
  action: pay,
  policy,
  mode: 'write',
  input: interpreterIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [row] = await findAccounts(tx, [input.interpreterId]);
    if (!row) return notFound('Diese Bankverbindung');
    const data = openAccountData({ ctx, owner: { of: 'interpreter-account', id: row.interpreterId }, sealed: row.sealed });
    if (data === null)
      return conflict('sealed', 'Diese Bankverbindung lässt sich nicht öffnen. Bitte lassen Sie sie neu eingeben.');
    audit({ ...about(row.interpreterId), summary: 'Bankverbindung angesehen' });
    return ok({ holder: row.holder, ...data });
  },
});

/** The account from which a pool's money goes out. */
export const savePayer = useCase({
  name: 'interpreting.save-payer',
  action: pay,
  policy,
  mode: 'write',
  input: payerInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { poolId } = input;
    const [pool] = await findPools(tx, { id: poolId });
    if (!pool) return notFound('Diesen Pool');
    const set = sealAccount({ ctx, owner: { of: 'interpreting-payer', id: poolId }, typed: input });
    if (!set.ok) return set;
    await savePayerRow({ ctx, tx, poolId, set: set.value });
    audit({ subjectType: 'interpreter-pool', subjectId: poolId, summary: 'Konto für Auszahlungen geändert' });
    return ok({ ending: set.value.ending });
  },
});

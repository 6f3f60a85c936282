import type { CountyCtx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { checkBic, checkSepaIban, maskedIban, sepaReach } from './model/iban.ts';

export type BankData = { iban: string; bic: string | null };
type Owner = { of: 'interpreter-account' | 'interpreting-payer'; id: string };

const placeOf = (ctx: CountyCtx, { of, id }: Owner) => ({ purpose: of, boundTo: [ctx.county.id, id] });

/** An account as people type it in, checked and sealed for its owner; with the last four, which others may see. */
export function sealAccount(input: {
  ctx: CountyCtx;
  owner: Owner;
  typed: { holder: string; iban: string; bic: string | null };
}): Result<{ holder: string; sealed: string; ending: string }> {
  const { ctx, owner, typed } = input;
  const iban = checkSepaIban(typed.iban);
  if (!iban.ok) return invalidField('iban', iban.problem.message, iban.problem.code);
  const bic = typed.bic === null ? ok(null) : checkBic(typed.bic);
  if (!bic.ok) return invalidField('bic', bic.problem.message, bic.problem.code);
  if (sepaReach(iban.value) === 'other' && bic.value === null)
    return invalidField('bic', 'Für dieses Land wird auch der BIC gebraucht. Er steht auf dem Kontoauszug.', 'bic-needed');
  const data: BankData = { iban: iban.value, bic: bic.value };
  const sealed = ctx.secrets.seal({ text: JSON.stringify(data), ...placeOf(ctx, owner) });
  return ok({ holder: typed.holder, sealed, ending: maskedIban(iban.value) });
}

/** Null for what was sealed elsewhere or under another secret. */
export function openAccountData(input: { ctx: CountyCtx; owner: Owner; sealed: string }): BankData | null {
  const { ctx, owner, sealed } = input;
  const text = ctx.secrets.open({ sealed, ...placeOf(ctx, owner) });
  return text === null ? null : (JSON.parse(text) as BankData);
}

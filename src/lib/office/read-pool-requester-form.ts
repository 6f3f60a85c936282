import { textOf } from '#lib/server/answers.ts';
import type { RequesterKind } from '#modules/interpreting/contract.ts';
import { requesterTexts, type RequesterForm } from './pool-requester-form.ts';

/** What was typed, and what the use case is given. */
export function readPoolRequesterForm(form: FormData) {
  const typed: RequesterForm = {
    ...(Object.fromEntries(requesterTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof requesterTexts)[number],
      string
    >),
    registered: form.get('registered') !== null,
  };
  const { registered: _registered, ...input } = typed;
  return { typed, input: { ...input, kind: typed.kind as RequesterKind } };
}

import { textOf, textsOf } from '#lib/server/answers.ts';
import type { OfferWay, RequesterKind } from '#modules/interpreting/contract.ts';
import { poolTexts, type PoolForm } from './pool-form.ts';

/** What was typed, and what the use case is given. */
export function readPoolForm(form: FormData) {
  const texts = Object.fromEntries(poolTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
    (typeof poolTexts)[number],
    string
  >;
  const typed: PoolForm = {
    ...texts,
    kinds: textsOf(form, 'kinds'),
    elsewhere: form.get('elsewhere') !== null,
    runsItself: form.get('runsItself') !== null,
    isOpen: form.get('isOpen') !== null,
  };
  const input = {
    ...typed,
    offerWay: typed.offerWay as OfferWay,
    kinds: typed.kinds as RequesterKind[],
  };
  return { typed, input };
}

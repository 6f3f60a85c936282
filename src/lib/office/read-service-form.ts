import { parseMoney } from '#kernel/money.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import type { ServiceKind } from '#modules/interpreting/contract-services.ts';
import { mostPrices, type ServiceForm } from './service-form.ts';

/** What was typed, and what the use case is given. A price that is no amount becomes none, which the use case refuses. */
export function readServiceForm(form: FormData) {
  const text = (name: string): string => textOf(form, name) ?? '';
  const prices = Array.from({ length: mostPrices }, (_, index) => ({
    validFrom: text(`prices.${index}.validFrom`),
    language: text(`prices.${index}.language`),
    price: text(`prices.${index}.centsPerMinute`),
  })).filter(({ validFrom, price }) => validFrom !== '' || price !== '');
  const typed: ServiceForm = {
    name: text('name'),
    kind: text('kind'),
    poolId: text('poolId'),
    contractFrom: text('contractFrom'),
    contractUntil: text('contractUntil'),
    minimumMinutes: text('minimumMinutes'),
    languages: textsOf(form, 'languages'),
    prices,
    access: text('access'),
  };
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as ServiceKind,
      prices: prices.map(({ validFrom, language, price }) => ({
        validFrom,
        language: language === '' ? null : language,
        centsPerMinute: parseMoney(price) ?? Number.NaN,
      })),
    },
  };
}

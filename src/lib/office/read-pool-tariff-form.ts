import { textOf } from '#lib/server/answers.ts';
import { tariffFlags, tariffTexts, type TariffForm } from './pool-tariff-form.ts';

/** What was typed. */
export const readPoolTariffForm = (form: FormData): TariffForm => ({
  texts: Object.fromEntries(tariffTexts.map((name) => [name, textOf(form, name) ?? ''])) as TariffForm['texts'],
  flags: Object.fromEntries(tariffFlags.map((name) => [name, form.get(`an.${name}`) !== null])) as TariffForm['flags'],
});

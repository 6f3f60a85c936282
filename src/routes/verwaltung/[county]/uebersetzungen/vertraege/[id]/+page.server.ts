import { error, redirect } from '@sveltejs/kit';
import { amountText, priceText, readAmount, readPrice } from '#lib/office/translation-orders.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { priceBases } from '#modules/translation/contract-orders.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const contracts = valueOrError(await locals.app.translation.listContracts(locals.ctx, {}), url);
  const contract = contracts.find(({ id }) => id === params.id) ?? null;
  if (contract === null && params.id !== 'neu') error(404, 'Diesen Vertrag gibt es hier nicht.');
  return {
    version: contract?.version ?? 0,
    stored: {
      office: contract?.office ?? '',
      mail: contract?.mail ?? '',
      number: contract?.number ?? '',
      basis: contract?.basis ?? 'word',
      price: contract === null ? '' : priceText(contract.price),
      lineLetters: String(contract?.lineLetters ?? 55),
      budget: amountText(contract?.budget ?? null),
      validFrom: contract?.validFrom ?? '',
      validTo: contract?.validTo ?? '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(
      ['office', 'mail', 'number', 'basis', 'price', 'lineLetters', 'budget', 'validFrom', 'validTo'].map((name) => [
        name,
        textOf(form, name) ?? '',
      ]),
    );
    const result = await locals.app.translation.saveContract(locals.ctx, {
      contractId: params.id === 'neu' ? null : params.id,
      version: Number(textOf(form, 'version')) || 0,
      office: typed['office'] ?? '',
      mail: textOf(form, 'mail'),
      number: textOf(form, 'number'),
      basis: priceBases.find((one) => one === typed['basis']) ?? 'word',
      price: readPrice(textOf(form, 'price')),
      lineLetters: Number(typed['lineLetters']),
      budget: readAmount(textOf(form, 'budget')),
      validFrom: textOf(form, 'validFrom'),
      validTo: textOf(form, 'validTo'),
    });
    if (!result.ok) return failure(result, { typed });
    redirect(303, `${officePaths(locals.county!.slug).translationOrders}?gespeichert=vertrag`);
  },
};

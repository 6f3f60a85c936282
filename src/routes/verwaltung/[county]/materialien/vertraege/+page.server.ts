import { redirect } from '@sveltejs/kit';
import { contractTexts, storedContract, type ContractForm } from '#lib/office/order-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { PriceUnit } from '#modules/materials/contract-orders.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const contracts = valueOrError(await locals.app.materials.listContracts(locals.ctx, {}), url);
  const chosen = contracts.find((contract) => contract.id === url.searchParams.get('vertrag')) ?? null;
  return {
    contracts,
    chosen: chosen === null ? null : { id: chosen.id, name: chosen.name, version: chosen.version },
    stored: storedContract(chosen),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(contractTexts.map((name) => [name, textOf(form, name) ?? ''])) as ContractForm;
    const input = { ...typed, unit: typed.unit as PriceUnit };
    const contractId = textOf(form, 'vertrag');
    const result =
      contractId === null
        ? await locals.app.materials.addContract(locals.ctx, input)
        : await locals.app.materials.changeContract(locals.ctx, {
            ...input,
            contractId,
            version: Number(textOf(form, 'version') ?? 0),
          });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).translationContracts}?gespeichert=vertrag`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { priceWords } from '#lib/office/order-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.keepMaterials) error(403, 'Übersetzungen bestellen die Koordination und die Stellen der Verwaltung.');
  const today = berlinDay(locals.app.clock.now());
  const materials = valueOrError(await locals.app.materials.listMaterials(locals.ctx, {}));
  const contracts = valueOrError(await locals.app.materials.listContracts(locals.ctx, {}));
  const chosen = materials.find((material) => material.id === url.searchParams.get('material'));
  return {
    materials: materials.filter(({ german }) => german !== null).map(({ id, title }) => ({ value: id, label: title })),
    contracts: contracts
      .filter((contract) => (contract.validFrom ?? today) <= today && (contract.validTo ?? today) >= today)
      .map((contract) => ({ value: contract.id, label: `${contract.name}: ${priceWords(contract)}` })),
    stored: {
      materialId: chosen?.id ?? '',
      contractId: '',
      languages: chosen?.outdated ?? [],
      quantity: '',
      due: addDays(today, 14),
      note: '',
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      materialId: textOf(form, 'materialId') ?? '',
      contractId: textOf(form, 'contractId') ?? '',
      languages: textsOf(form, 'languages'),
      quantity: textOf(form, 'quantity') ?? '',
      due: textOf(form, 'due') ?? '',
      note: textOf(form, 'note') ?? '',
    };
    const result = await locals.app.materials.orderTranslations(locals.ctx, input);
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).materialOrders}?gespeichert=uebersetzung-bestellt`);
  },
};

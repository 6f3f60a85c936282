import { error, redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { editionWords } from '#lib/office/material-form.ts';
import { loadMaterial } from '#lib/office/load-materials.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { materialLanguages } from '#modules/materials/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const material = await loadMaterial({ locals, id: params.id });
  if (!material.mayChange) error(403, 'Dieses Material pflegen die Koordination und die Stelle, der es gehört.');
  const language = materialLanguages.find((entry) => entry === url.searchParams.get('sprache')) ?? '';
  const german = [...material.editions, ...material.earlier].filter((entry) => entry.language === 'de' && entry.shown);
  return {
    material: { id: material.id, title: material.title },
    language,
    german: german.map((entry) => ({ value: entry.id, label: editionWords(entry) })),
    translations: material.editions.filter((entry) => entry.language !== 'de').length,
    today: berlinDay(locals.app.clock.now()),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = {
      language: textOf(form, 'language') ?? '',
      day: textOf(form, 'day') ?? '',
      label: textOf(form, 'label') ?? '',
      basedOnId: textOf(form, 'basedOnId') ?? '',
      minor: form.get('minor') !== null,
      link: textOf(form, 'link') ?? '',
      translatedBy: textOf(form, 'translatedBy') ?? '',
      checkedOn: textOf(form, 'checkedOn') ?? '',
    };
    const result = await locals.app.materials.addEdition(locals.ctx, {
      ...input,
      language: input.language as (typeof materialLanguages)[number],
      basedOnId: input.basedOnId || null,
      materialId: params.id,
      upload: locals.upload,
    });
    if (!result.ok) return failure(result, input);
    const saved = result.value.outdated > 0 ? 'fassung-deutsch' : 'fassung';
    redirect(303, `${officePaths(locals.county!.slug).material(params.id)}?gespeichert=${saved}`);
  },
};

import { redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const contracts = valueOrError(await locals.app.materials.listContracts(locals.ctx, {}), url);
  const languages = url.searchParams.getAll('sprachen');
  const contractId = url.searchParams.get('vertrag') ?? contracts[0]?.id ?? '';
  const kind = url.searchParams.get('art') || null;
  const subjectIds = url.searchParams.getAll('text').filter(isId);
  const planned =
    languages.length === 0
      ? null
      : await locals.app.translation.planOrder(locals.ctx, { contractId, languages, kind, subjectIds });
  return {
    contracts: contracts.map(({ id, name, agency }) => ({ value: id, label: `${agency}: ${name}` })),
    options: locals.county!.languages.filter((one) => one !== 'de').map((value) => ({ value, label: languageWord(value) })),
    languages,
    contractId,
    kind,
    subjectIds,
    plan: planned === null ? null : valueOrError(planned, url),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      contractId: textOf(form, 'contractId') ?? '',
      languages: textsOf(form, 'languages'),
      kind: textOf(form, 'kind'),
      subjectIds: textsOf(form, 'subjectIds'),
      format: form.get('format') === 'docx' ? ('docx' as const) : ('xliff' as const),
      dueOn: textOf(form, 'dueOn'),
      note: textOf(form, 'note'),
      byMail: form.get('byMail') === 'yes',
      cost: Number(textOf(form, 'cost')),
    };
    const result = await locals.app.translation.placeOrder(locals.ctx, input);
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).translationOrder(result.value.id)}?gespeichert=bestellt`);
  },
};

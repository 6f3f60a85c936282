import { error, fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { languageChoices, spokenName } from '#modules/interpreting/contract-languages.ts';
import { publicFaults } from '#modules/interpreting/ui/public-faults.ts';
import { publicValue } from '../../public-value.ts';
import { joinControls, joinOf } from './join-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const { pools, towns } = publicValue(await locals.app.interpreting.readPublicPools(locals.ctx, {}), language);
  if (pools.length === 0) error(404, m.site_not_found({}, { locale: language }));
  const collator = new Intl.Collator(language);
  return {
    pools: pools.map(({ id, name }) => ({ value: id, label: name })),
    towns: towns.map(({ id, name }) => ({ value: id, label: name })),
    choices: languageChoices()
      .map(({ tag }) => ({ value: tag, label: spokenName({ tag, locale: language }) }))
      .toSorted((one, other) => collator.compare(one.label, other.label)),
    done: url.searchParams.has('erledigt'),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const done = `${publicPaths({ base: locals.base, language }).interpretingJoin}?erledigt`;
    const form = await request.formData();
    const typed: Record<string, string> = Object.fromEntries(joinControls.map((name) => [name, textOf(form, name) ?? '']));
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, done);
    const { input, rowOf } = joinOf(typed);
    const result = await locals.app.interpreting.applyToInterpret(locals.ctx, input);
    if (result.ok) redirect(303, done);
    const errors = publicFaults(result.problem, language).map(({ id, message }) => ({ id: rowOf(id), message }));
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
};

import { error, fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { publicFaults } from '#modules/interpreting/ui/public-faults.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const { pools, towns } = publicValue(await locals.app.interpreting.readPublicPools(locals.ctx, {}), language);
  if (pools.length === 0) error(404, m.site_not_found({}, { locale: language }));
  return { kinds: [...new Set(pools.flatMap(({ kinds }) => kinds))], towns, done: url.searchParams.has('erledigt') };
};

const names = ['name', 'kind', 'municipalityId', 'street', 'contactName', 'mail', 'phone', 'costUnit', 'accepted'] as const;
type Typed = Record<(typeof names)[number], string>;

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const done = `${publicPaths({ base: locals.base, language }).interpretingRegister}?erledigt`;
    const form = await request.formData();
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Typed;
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, done);
    const result = await locals.app.interpreting.registerRequester(locals.ctx, {
      ...(typed as Omit<Typed, 'kind' | 'accepted'> & { kind: 'kita' }),
      accepted: (typed.accepted !== '') as true,
    });
    if (result.ok) redirect(303, done);
    const errors = publicFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
};

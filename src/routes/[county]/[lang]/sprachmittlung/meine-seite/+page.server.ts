import { fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { publicFaults } from '#modules/interpreting/ui/public-faults.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ done: url.searchParams.has('erledigt') });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const form = await request.formData();
    const mail = textOf(form, 'mail') ?? '';
    const done = `${publicPaths({ base: locals.base, language }).interpretingOwnPage}?erledigt`;
    if (textOf(form, 'website') !== null) redirect(303, done);
    const result = await locals.app.interpreting.askForRequesterPage(locals.ctx, { mail });
    if (result.ok) redirect(303, done);
    const errors = publicFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { mail, errors });
  },
};

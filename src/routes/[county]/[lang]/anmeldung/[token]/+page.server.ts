import { fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { registrationFaults } from '#modules/events/ui/registration-faults.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
  const { language } = await parent();
  const read = await locals.app.events.readRegistration(locals.ctx, { token: params.token, language });
  const done = url.searchParams.get('erledigt');
  return {
    own: read.ok ? read.value : null,
    said: done === 'abgesagt' || done === 'geaendert' ? done : url.searchParams.has('neu') ? ('neu' as const) : null,
  };
};

const languageOf = (code: string): Language => (isLanguage(code) ? code : 'de');

export const actions: Actions = {
  aendern: async ({ locals, params, request, url }) => {
    const language = languageOf(params.lang);
    const form = await request.formData();
    const typed = {
      persons: textOf(form, 'persons') ?? '',
      childrenInCare: textOf(form, 'childrenInCare') ?? '',
      interpreterLanguage: textOf(form, 'interpreterLanguage') ?? '',
      remark: textOf(form, 'remark') ?? '',
    };
    const result = await locals.app.events.changeRegistration(locals.ctx, {
      ...typed,
      token: params.token,
      interpreterLanguage: typed.interpreterLanguage as never,
    });
    if (result.ok) {
      const paths = publicPaths({ base: locals.base, language });
      // The link was spent. Who has no address goes on with the fresh one; the others find it in their mail.
      redirect(303, `${result.value.token === null ? url.pathname : paths.registration(result.value.token)}?erledigt=geaendert`);
    }
    const errors = registrationFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
  absagen: async ({ locals, params, url }) => {
    publicValue(await locals.app.events.cancelRegistration(locals.ctx, { token: params.token }), languageOf(params.lang));
    redirect(303, `${url.pathname}?erledigt=abgesagt`);
  },
};

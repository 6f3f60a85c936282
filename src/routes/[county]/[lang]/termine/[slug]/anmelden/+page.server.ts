import { fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { spokenLanguages } from '#modules/events/contract.ts';
import { registrationFaults } from '#modules/events/ui/registration-faults.ts';
import { publicValue } from '../../../public-value.ts';
import { readEvent } from '../read-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const event = await readEvent({ locals, slug: params.slug, language });
  const done = url.searchParams.get('erledigt');
  const dates = event.dates.filter((date) => date.registration === 'open' || date.registration === 'waiting-list').slice(0, 60);
  return {
    event: {
      slug: event.slug,
      title: event.title,
      mark: event.marks.title ?? null,
      childcare: event.childcare,
      interpretation: event.interpretation,
      all: event.registration.scope === 'all',
    },
    // One registers for all dates by the first.
    dates: event.registration.scope === 'all' ? dates.slice(0, 1) : dates,
    chosen: url.searchParams.get('termin') ?? '',
    done: done === 'platz' || done === 'warteliste' ? done : null,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const paths = publicPaths({ base: locals.base, language });
    const form = await request.formData();
    const event = await readEvent({ locals, slug: params.slug, language });
    const typed = {
      date: textOf(form, 'date') ?? '',
      name: textOf(form, 'name') ?? '',
      mail: textOf(form, 'mail') ?? '',
      phone: textOf(form, 'phone') ?? '',
      persons: textOf(form, 'persons') ?? '',
      childrenInCare: textOf(form, 'childrenInCare') ?? '',
      interpreterLanguage: textOf(form, 'interpreterLanguage') ?? '',
      remark: textOf(form, 'remark') ?? '',
      languages: textsOf(form, 'languages'),
    };
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, `${paths.eventRegister(event.slug)}?erledigt=platz`);
    const result = await locals.app.events.registerForEvent(locals.ctx, {
      ...typed,
      eventId: event.id,
      language,
      languages: spokenLanguages.filter((tag) => typed.languages.includes(tag)),
      interpreterLanguage: typed.interpreterLanguage as never,
    });
    if (result.ok) {
      const { token, state } = result.value;
      if (token !== null) redirect(303, `${paths.registration(token)}?neu`);
      redirect(303, `${paths.eventRegister(event.slug)}?erledigt=${state === 'confirmed' ? 'platz' : 'warteliste'}`);
    }
    const errors = registrationFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
};

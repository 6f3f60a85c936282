import { fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { bookingFaults } from '#modules/guidance/ui/booking-faults.ts';
import { publicValue } from '../../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

const mostSlots = 80;
const languageOf = (code: string): Language => (isLanguage(code) ? code : 'de');

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
  const { language } = await parent();
  const read = await locals.app.guidance.readOwnAppointment(locals.ctx, { token: params.token, language });
  const done = url.searchParams.get('erledigt');
  const { calendar: _calendar, ...own } = read.ok ? read.value : { calendar: '' };
  return {
    own: 'bookable' in own ? { ...own, bookable: { ...own.bookable, slots: own.bookable.slots.slice(0, mostSlots) } } : null,
    token: params.token,
    said: done === 'abgesagt' || done === 'verschoben' ? done : url.searchParams.has('neu') ? ('neu' as const) : null,
  };
};

export const actions: Actions = {
  verschieben: async ({ locals, params, request, url }) => {
    const language = languageOf(params.lang);
    const startsAt = textOf(await request.formData(), 'startsAt') ?? '';
    const result = await locals.app.guidance.moveAppointment(locals.ctx, { token: params.token, startsAt });
    if (result.ok) {
      const paths = publicPaths({ base: locals.base, language });
      // The link was spent. Who has no address goes on with the fresh one; the others find it in their mail.
      redirect(303, `${result.value.token === null ? url.pathname : paths.appointment(result.value.token)}?erledigt=verschoben`);
    }
    const errors = bookingFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { startsAt, errors });
  },
  absagen: async ({ locals, params, url }) => {
    publicValue(await locals.app.guidance.cancelAppointment(locals.ctx, { token: params.token }), languageOf(params.lang));
    redirect(303, `${url.pathname}?erledigt=abgesagt`);
  },
};

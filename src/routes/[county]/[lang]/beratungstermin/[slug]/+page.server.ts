import { error, fail, redirect } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { textOf } from '#lib/server/answers.ts';
import { bookingFaults } from '#modules/guidance/ui/booking-faults.ts';
import { publicValue } from '../../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

/** More times than a list on a telephone holds. */
const mostSlots = 80;

async function readBookable(locals: App.Locals, slug: string, language: Language) {
  const eventId = idOfSlug(slug);
  if (eventId === null) error(404, m.site_not_found({}, { locale: language }));
  return publicValue(await locals.app.guidance.readPublicBookable(locals.ctx, { eventId, language }), language);
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const bookable = await readBookable(locals, params.slug, language);
  return { bookable: { ...bookable, slots: bookable.slots.slice(0, mostSlots) }, done: url.searchParams.has('erledigt') };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const language: Language = isLanguage(params.lang) ? params.lang : 'de';
    const paths = publicPaths({ base: locals.base, language });
    const form = await request.formData();
    const bookable = await readBookable(locals, params.slug, language);
    const done = `${paths.appointmentBook(bookable.event.slug)}?erledigt`;
    const names = ['startsAt', 'topic', 'mode', 'spoken', 'name', 'mail', 'phone'] as const;
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    // A field that no person sees: whatever fills it is answered as if all were well.
    if (textOf(form, 'website') !== null) redirect(303, done);
    const result = await locals.app.guidance.bookAppointment(locals.ctx, {
      ...(typed as object as { spoken: 'de'; topic: 'arrival'; mode: 'office'; name: string; startsAt: string }),
      mail: typed.mail,
      phone: typed.phone,
      bookableId: bookable.id,
      language,
    });
    if (result.ok) redirect(303, result.value.token === null ? done : `${paths.appointment(result.value.token)}?neu`);
    const errors = bookingFaults(result.problem, language);
    if (errors.length === 0) publicValue(result, language);
    return fail(statusOf[result.problem.kind], { input: typed, errors });
  },
};

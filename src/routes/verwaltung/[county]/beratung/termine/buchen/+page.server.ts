import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { isLanguage, languages } from '#lib/languages.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const mostSlots = 80;

async function readBookable(locals: App.Locals, url: URL) {
  const eventId = url.searchParams.get('sprechstunde');
  if (eventId === null || !isId(eventId)) error(404, 'Diese Sprechstunde gibt es hier nicht.');
  return valueOrError(await locals.app.guidance.readPublicBookable(locals.ctx, { eventId, language: 'de' }));
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const bookable = await readBookable(locals, url);
  return {
    bookable: { ...bookable, slots: bookable.slots.slice(0, mostSlots) },
    languages: locals.county!.languages.filter(isLanguage).map((value) => ({ value, label: languages[value].name })),
    done: url.searchParams.has('erledigt'),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const bookable = await readBookable(locals, url);
    const form = await request.formData();
    const names = ['startsAt', 'topic', 'mode', 'spoken', 'language', 'name', 'mail', 'phone'] as const;
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof names)[number],
      string
    >;
    const result = await locals.app.guidance.bookAppointment(locals.ctx, {
      ...(typed as object as {
        spoken: 'de';
        topic: 'arrival';
        mode: 'office';
        name: string;
        startsAt: string;
        language: string;
      }),
      mail: typed.mail,
      phone: typed.phone,
      bookableId: bookable.id,
    });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).appointmentBook(bookable.event.id)}&erledigt`);
  },
};

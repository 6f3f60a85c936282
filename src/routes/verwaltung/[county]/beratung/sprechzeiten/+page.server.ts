import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, textsOf, valueOrError } from '#lib/server/answers.ts';
import type { AppointmentMode } from '#modules/guidance/contract-appointments.ts';
import type { OfferTopic } from '#modules/offers/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const bookables = valueOrError(await locals.app.guidance.listBookables(locals.ctx, {}));
  const { events } = valueOrError(await locals.app.events.readPublicEvents(locals.ctx, { kind: 'consultation-hour' }));
  const known = new Set(bookables.map(({ eventId }) => eventId));
  return {
    bookables,
    events: events
      .filter(({ id }) => !known.has(id))
      .map(({ id, title, organiser }) => ({ value: id, label: [title, organiser].filter(Boolean).join(' · ') })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

function read(form: FormData) {
  const typed = {
    bookableId: textOf(form, 'bookableId') ?? '',
    eventId: textOf(form, 'eventId') ?? '',
    slotMinutes: textOf(form, 'slotMinutes') ?? '',
    leadHours: textOf(form, 'leadHours') ?? '',
    documents: textOf(form, 'documents') ?? '',
    modes: textsOf(form, 'modes'),
    topics: textsOf(form, 'topics'),
    isOpen: form.get('isOpen') !== null,
  };
  return { typed, input: { ...typed, modes: typed.modes as AppointmentMode[], topics: typed.topics as OfferTopic[] } };
}

export const actions: Actions = {
  anlegen: async ({ locals, request }) => {
    const { typed, input } = read(await request.formData());
    const result = await locals.app.guidance.addBookable(locals.ctx, { ...input, isOpen: true });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).bookables}?gespeichert=sprechzeit`);
  },
  aendern: async ({ locals, request }) => {
    const form = await request.formData();
    const { typed, input } = read(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.guidance.changeBookable(locals.ctx, { ...input, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).bookables}?gespeichert=sprechzeit`);
  },
};

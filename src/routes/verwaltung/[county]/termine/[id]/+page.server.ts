import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { loadOfficeEvent } from '#lib/office/load-events.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Actions, PageServerLoad } from './$types';

/** More dates than these are not listed: the rule says the rest. */
const mostShown = 20;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { dates, ...event } = await loadOfficeEvent({ locals, id: params.id });
  const now = locals.app.clock.now().toISOString();
  const { ctx } = locals;
  const attendance = valueOrError(await locals.app.events.listAttendance(ctx, { eventId: event.id }));
  const registered =
    event.mayEdit && event.registration.needed ? await locals.app.events.listRegistrations(ctx, { eventId: event.id }) : null;
  const over = dates.filter((date) => date.startsAt <= now);
  return {
    event,
    coming: dates.filter((date) => date.startsAt > now).slice(0, mostShown),
    over: over.slice(-mostShown).reverse(),
    attendance,
    days: registered?.ok ? registered.value.days : null,
    publicHref:
      event.state === 'public' || event.state === 'cancelled'
        ? publicPaths({ base: `/${locals.county!.slug}`, language: 'de' }).event(slugOf(event))
        : null,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, id: string, said: string): string =>
  `${officePaths(locals.county!.slug).event(id)}?gespeichert=${said}`;

export const actions: Actions = {
  zustand: async ({ locals, params, request }) => {
    const form = await request.formData();
    const [to, note] = [textOf(form, 'to') ?? '', textOf(form, 'note') ?? ''];
    const decides = ['public', 'returned', 'rejected'].includes(to);
    const result = decides
      ? await locals.app.events.decideEvent(locals.ctx, { eventId: params.id, to: to as 'public', note })
      : await locals.app.events.moveEvent(locals.ctx, { eventId: params.id, to: to as 'draft', note });
    if (!result.ok) return failure(result, { to, note });
    redirect(303, back(locals, params.id, 'termin-zustand'));
  },
  zurueck: async ({ locals, params, request }) => {
    const date = textOf(await request.formData(), 'date') ?? '';
    const result = await locals.app.events.removeException(locals.ctx, { eventId: params.id, date });
    if (!result.ok) return failure(result, { to: '', note: '' });
    redirect(303, back(locals, params.id, 'termin'));
  },
  zaehlen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(
      ['date', 'participants', 'women', 'men', 'children', 'sourceNote'].map((name) => [name, textOf(form, name) ?? '']),
    );
    const result = await locals.app.events.recordAttendance(locals.ctx, {
      ...typed,
      eventId: params.id,
      date: typed['date']!,
      participants: typed['participants'] === '' ? Number.NaN : typed['participants'],
    });
    if (!result.ok) return failure(result, { to: '', note: '' });
    redirect(303, back(locals, params.id, 'termin-gezaehlt'));
  },
};

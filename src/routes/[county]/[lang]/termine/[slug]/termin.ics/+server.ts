import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { eventsCalendar } from '#modules/events/ui/calendar.ts';
import { readEvent } from '../read-event.ts';
import type { RequestHandler } from './$types';

/** One event with all its dates for the reader's calendar. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const event = await readEvent({ locals, slug: params.slug, language });
  const paths = publicPaths({ base: `/${county.slug}`, language });
  const text = eventsCalendar({
    name: event.title,
    language,
    events: [event],
    hrefOf: () => locals.ctx.origin + paths.event(event.slug),
  });
  return new Response(text, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="termin.ics"' },
  });
};

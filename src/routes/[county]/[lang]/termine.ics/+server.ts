import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { eventsCalendar } from '#modules/events/ui/calendar.ts';
import { publicValue } from '../public-value.ts';
import { askedEvents, eventFilter } from '../termine/event-filter.ts';
import type { RequestHandler } from './$types';

/** All public events, or those that the page's filter leaves, as a calendar that programs read again and again. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const asked = askedEvents({ filter: eventFilter(url), language, now: locals.app.clock.now() });
  const { events } = publicValue(await locals.app.events.readPublicEvents(locals.ctx, asked as never), language);
  const paths = publicPaths({ base: `/${county.slug}`, language });
  const text = eventsCalendar({
    name: `${m.events_title({}, { locale: language })} · ${county.name}`,
    language,
    events,
    hrefOf: (event) => locals.ctx.origin + paths.event(event.slug),
  });
  return new Response(text, {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="termine.ics"' },
  });
};

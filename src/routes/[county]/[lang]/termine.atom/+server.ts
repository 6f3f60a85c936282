import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { eventsAtom } from '#modules/events/ui/atom.ts';
import { publicValue } from '../public-value.ts';
import type { RequestHandler } from './$types';

/** The events that changed last, each with its next date. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const { events, dates } = publicValue(await locals.app.events.readPublicEvents(locals.ctx, { language }), language);
  const paths = publicPaths({ base: `/${county.slug}`, language });
  const { origin } = locals.ctx;
  const entries = events
    .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
    .slice(0, 50)
    .map((event) => ({
      event,
      next: dates.find((date) => date.eventId === event.id)!,
      href: origin + paths.event(event.slug),
    }));
  const text = eventsAtom({
    title: m.events_title({}, { locale: language }),
    county: county.name,
    language,
    self: origin + paths.eventsFeed,
    page: origin + paths.events(),
    entries,
  });
  return new Response(text, {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'content-language': language },
  });
};

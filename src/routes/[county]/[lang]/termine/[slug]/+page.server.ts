import { redirect } from '@sveltejs/kit';
import { publicPaths } from '#lib/paths.ts';
import { eventJsonLd } from '#modules/events/ui/json-ld.ts';
import { readPicture } from '../../read-picture.ts';
import { readEvent } from './read-event.ts';
import type { PageServerLoad } from './$types';

/** More dates than these are told by the rule and the calendar file. */
const mostShown = 12;

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  const event = await readEvent({ locals, slug: params.slug, language });
  // A title that was changed since has given the address other words.
  if (params.slug !== event.slug) redirect(308, publicPaths({ base: locals.base, language }).event(event.slug));
  const now = locals.app.clock.now().toISOString();
  const shown = event.dates.slice(0, mostShown);
  const url = locals.ctx.origin + publicPaths({ base: `/${locals.county!.slug}`, language }).event(event.slug);
  const coming = event.dates.filter((date) => date.endsAt > now && date.state !== 'cancelled');
  const bookable =
    event.kind === 'consultation-hour'
      ? await locals.app.guidance.readPublicBookable(locals.ctx, { eventId: event.id, language })
      : null;
  const picture = await readPicture({ locals, language, id: event.pictureId });
  return {
    picture,
    event: { ...event, dates: shown, exceptions: [] },
    more: event.dates.length - shown.length,
    over: coming.length === 0 && event.state === 'public',
    next: coming[0] ?? shown[0] ?? null,
    /** One can book a time in it. */
    bookable: bookable !== null && bookable.ok && bookable.value.slots.length > 0,
    /** What can be done about registering: with the first date that is open, else with the first that has a waiting list. */
    open:
      coming.find((date) => date.registration === 'open') ?? coming.find((date) => date.registration === 'waiting-list') ?? null,
    jsonLd: eventJsonLd({ event, dates: shown, url, language }),
  };
};

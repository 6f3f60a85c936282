import { publicValue } from '../public-value.ts';
import { askedEvents, eventFilter, filterQuery } from './event-filter.ts';
import type { PageServerLoad } from './$types';

/** So many dates a page: the first view stays light. */
const perPage = 30;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const filter = eventFilter(url);
  const now = locals.app.clock.now();
  const read = async (asked: ReturnType<typeof askedEvents>) =>
    publicValue(await locals.app.events.readPublicEvents(locals.ctx, asked as never), language);
  const found = await read(askedEvents({ filter, language, now }));
  // What can be chosen is what there is.
  const all =
    filterQuery(filter) === '' ? found : await read(askedEvents({ filter: eventFilter(new URL(url.origin)), language, now }));
  // What is kept cannot ask for more.
  const upTo = locals.kept ? 300 : perPage * Math.max(1, Math.min(50, Number(url.searchParams.get('seite')) || 1));
  const events = new Map(found.events.map((event) => [event.id, event]));
  const shown = found.dates.slice(0, upTo);
  const places = new Map(
    all.events.flatMap(({ municipality }) => (municipality ? [[municipality.id, municipality.name] as const] : [])),
  );
  return {
    filter,
    filtered: filterQuery(filter) !== '',
    query: filterQuery(filter),
    next: found.dates.length > upTo ? filterQuery(filter, upTo / perPage + 1) : null,
    total: found.dates.length,
    horizon: found.horizon,
    days: [...Map.groupBy(shown, (date) => date.startDate)].map(([day, dates]) => ({
      day,
      dates: dates.map((date) => {
        const event = events.get(date.eventId)!;
        const place = date.place ?? event.place;
        return {
          key: `${event.id} ${date.date}`,
          slug: event.slug,
          title: event.title,
          mark: event.marks.title ?? null,
          kind: event.kind,
          time: { startDate: date.startDate, startTime: date.startTime, endDate: date.endDate, endTime: date.endTime },
          state: date.state,
          place: place?.name ?? place?.locality ?? null,
          municipality: event.municipality?.name ?? null,
          online: event.meetingUrl !== null,
          languages: event.languages,
          childcare: event.childcare,
          targetGroups: event.targetGroups,
          audience: event.audience,
          demonstration: event.demonstration,
        };
      }),
    })),
    choices: {
      kinds: [...new Set(all.events.map((event) => event.kind))],
      places: [...places].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, 'de')),
      languages: [...new Set(all.events.flatMap((event) => event.languages))].sort(),
    },
  };
};

import { redirect } from '@sveltejs/kit';
import { publicPaths } from '#lib/paths.ts';
import { readSeries } from './read-series.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  const { events, dates, call, ...series } = await readSeries({ locals, slug: params.slug, language });
  if (params.slug !== series.slug) redirect(308, publicPaths({ base: locals.base, language }).eventSeries(series.slug));
  const byId = new Map(events.map((event) => [event.id, event]));
  return {
    series,
    // Entries are handed in on the server's site alone.
    call: locals.kept === null ? call : null,
    days: [...Map.groupBy(dates, (date) => (date.startDate < series.periodFrom ? series.periodFrom : date.startDate))].map(
      ([day, own]) => ({
        day,
        dates: own.map((date) => {
          const event = byId.get(date.eventId)!;
          const place = date.place ?? event.place;
          return {
            key: `${event.id} ${date.date}`,
            slug: event.slug,
            title: event.title,
            mark: event.marks.title ?? null,
            kind: event.kind,
            time: { startDate: date.startDate, startTime: date.startTime, endDate: date.endDate, endTime: date.endTime },
            state: date.state,
            place: [place?.name, place?.locality].filter(Boolean).join(', ') || null,
          };
        }),
      }),
    ),
  };
};

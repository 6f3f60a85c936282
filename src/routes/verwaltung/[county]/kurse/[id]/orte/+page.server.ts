import { loadCourse } from '#lib/office/load-courses.ts';
import { sessionOf } from '#lib/office/load-shuttles.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { usualLimits } from '#modules/mobility/contract.ts';
import type { PageServerLoad } from './$types';

/** So many places stand side by side, the run's own among them. */
const mostPlaces = 6;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, ctx } = locals;
  const run = await loadCourse({ locals, id: params.id });
  const known = valueOrError(await app.network.listPlaces(ctx, { state: 'public' })).flatMap((place) =>
    place.latitude === null || place.longitude === null
      ? []
      : {
          id: place.id,
          name: [place.name, place.town].filter(Boolean).join(', '),
          venue: { lat: place.latitude, lon: place.longitude },
        },
  );
  const asked = url.searchParams.getAll('ort').slice(0, mostPlaces);
  const own = run.place?.id ?? null;
  const chosen = known.filter(({ id }) => id === own || asked.includes(id)).slice(0, mostPlaces);
  const schedule = run.schedules[0];
  const found =
    schedule && chosen.length > 0
      ? valueOrError(
          await app.mobility.compareVenues(ctx, {
            venues: chosen.map(({ venue }) => venue),
            session: sessionOf(schedule),
            limits: usualLimits,
          }),
        )
      : null;
  return {
    run,
    places: known.map(({ id, name }) => ({ value: id, label: name })),
    chosen: chosen.map(({ id }) => id),
    time: schedule ? run.times.split('\n')[0]! : null,
    /** Null where there is no time or no timetable for that day. */
    stations: found?.day ? found.stations : null,
    venues: chosen
      .map(({ id, name }, index) => ({ id, name, own: id === own, reached: found?.day ? found.reached[index]! : null }))
      .toSorted((one, other) => (other.reached ?? 0) - (one.reached ?? 0)),
  };
};

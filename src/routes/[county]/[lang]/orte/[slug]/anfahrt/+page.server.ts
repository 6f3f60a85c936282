import { redirect } from '@sveltejs/kit';
import { addDays, berlinDay, isIsoDate } from '#kernel/dates.ts';
import { publicPaths } from '#lib/paths.ts';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language, base } = await parent();
  const { app, ctx } = locals;
  const place = publicValue(await app.network.readPublicPlace(ctx, { language, slug: params.slug }), language);
  if (place.slug !== params.slug) redirect(301, publicPaths({ base, language }).publicPlaceWay(place.slug));
  const text = (name: string): string => url.searchParams.get(name) ?? '';
  const time = (name: string, usual: string): string => (clock.test(text(name)) ? text(name) : usual);
  const asked = {
    ags: text('gemeinde'),
    stationId: text('halt'),
    day: isIsoDate(text('tag')) ? text('tag') : null,
    by: time('an', '10:00'),
    from: time('ab', '12:00'),
  };
  const { municipalities } = publicValue(
    await app.network.readPublicPlaces(ctx, { language, kind: null, audience: null, municipalityAgs: null }),
    language,
  );
  const { stations, hasTimetable } = publicValue(await app.mobility.listStations(ctx, {}), language);
  const withStops = new Set(stations.map(({ ags }) => ags));
  const own = stations.filter(({ ags }) => ags === asked.ags);
  const chosen = own.find(({ id }) => id === asked.stationId) ?? null;
  const answer =
    place.latitude === null || place.longitude === null || own.length === 0
      ? null
      : publicValue(
          await app.mobility.wayTo(ctx, {
            venue: { lat: place.latitude, lon: place.longitude },
            origin: chosen ? { stationId: chosen.id } : { ags: asked.ags },
            day: asked.day,
            by: asked.by,
            from: asked.from,
            limits: { walkMetres: 1500, changes: 3, minutes: 180 },
          }),
          language,
        );
  return {
    place: { name: place.name, slug: place.slug },
    asked,
    /** Those where something stops: elsewhere nobody can set out. */
    municipalities: municipalities.filter(({ ags }) => withStops.has(ags)).map(({ ags, name }) => ({ ags, name })),
    stations: own.map(({ id, name }) => ({ id, name })),
    hasTimetable,
    answer,
    usualDay: answer?.way?.day ?? asked.day ?? addDays(berlinDay(locals.app.clock.now()), 1),
  };
};

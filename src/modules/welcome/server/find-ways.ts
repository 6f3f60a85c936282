import type { Ctx } from '#kernel/context.ts';
import type { Way } from '#modules/mobility/contract.ts';
import { waysTo } from '#modules/mobility/server/index.ts';
import type { PublicOffice } from '#modules/network/contract-places.ts';

/** The way to each of several offices from a stop of a municipality, by function; empty where there is no timetable. */
export async function findWays(input: {
  ctx: Ctx;
  offices: readonly PublicOffice[];
  ags: string | null;
  stop: string | null;
}): Promise<Map<string, Way>> {
  const { ctx, offices, ags, stop } = input;
  const venues = offices.flatMap(({ function: key, place }) =>
    place === null || place.latitude === null || place.longitude === null
      ? []
      : [{ key: key as string, venue: { lat: place.latitude, lon: place.longitude } }],
  );
  if (ags === null || venues.length === 0) return new Map();
  const found = await waysTo(ctx, { venues, ags, stop });
  return new Map(found.ok ? found.value.ways.map(({ key, way }) => [key, way]) : []);
}

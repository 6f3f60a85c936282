import { inGermany, looksSwapped } from '#kernel/geo.ts';

export type ReadPosition =
  { ok: true; latitude: number; longitude: number; note: string | null } | { ok: false; message: string };

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * A position as other systems write it, in degrees. Metres in UTM, as German authorities keep them, are reckoned over; without the
 * zone's number before them they are taken for zone 32. What is neither is refused: a place in the wrong spot is worse than none.
 */
export function readPosition(latitude: number, longitude: number): ReadPosition {
  if (inGermany([longitude, latitude]))
    return { ok: true, latitude: rounded(latitude), longitude: rounded(longitude), note: null };
  if (looksSwapped([longitude, latitude]))
    return { ok: true, latitude: rounded(longitude), longitude: rounded(latitude), note: 'latitude and longitude were swapped' };
  for (const [north, east] of [
    [latitude, longitude],
    [longitude, latitude],
  ] as const) {
    if (north < 5_200_000 || north > 6_200_000) continue;
    const zone = east >= 1_000_000 ? Math.floor(east / 1_000_000) : 32;
    if (zone !== 32 && zone !== 33) continue;
    const found = fromUtm({ zone, east: east % 1_000_000, north });
    if (inGermany([found.longitude, found.latitude]))
      return {
        ok: true,
        latitude: rounded(found.latitude),
        longitude: rounded(found.longitude),
        note: `reckoned over from UTM zone ${zone}`,
      };
  }
  return { ok: false, message: `the position ${latitude}, ${longitude} is in no projection that is known here, and is left out` };
}

/** Degrees of a point in UTM (ETRS89), by Krüger's series: exact to a millimetre within a zone. */
export function fromUtm(input: { zone: number; east: number; north: number }): { latitude: number; longitude: number } {
  const flattening = 1 / 298.257222101;
  const n = flattening / (2 - flattening);
  const radius = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const xi = input.north / (0.9996 * radius);
  const eta = (input.east - 500_000) / (0.9996 * radius);
  const beta = [n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3, n ** 2 / 48 + n ** 3 / 15, (17 / 480) * n ** 3];
  const delta = [2 * n - (2 / 3) * n ** 2 - 2 * n ** 3, (7 / 3) * n ** 2 - (8 / 5) * n ** 3, (56 / 15) * n ** 3];
  let [x, y] = [xi, eta];
  for (const [at, factor] of beta.entries()) {
    const twice = 2 * (at + 1);
    x -= factor * Math.sin(twice * xi) * Math.cosh(twice * eta);
    y -= factor * Math.cos(twice * xi) * Math.sinh(twice * eta);
  }
  const chi = Math.asin(Math.sin(x) / Math.cosh(y));
  const latitude = delta.reduce((sum, factor, at) => sum + factor * Math.sin(2 * (at + 1) * chi), chi);
  const longitude = Math.atan2(Math.sinh(y), Math.cos(x));
  return { latitude: (latitude * 180) / Math.PI, longitude: input.zone * 6 - 183 + (longitude * 180) / Math.PI };
}

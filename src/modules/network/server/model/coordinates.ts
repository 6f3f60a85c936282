import { contains, inGermany, looksSwapped, type Area } from '#kernel/geo.ts';

/** What is wrong with a position; null where it lies in Germany. */
export function coordinateFault(input: {
  latitude: number;
  longitude: number;
}): { path: 'latitude' | 'longitude'; message: string } | null {
  const { latitude, longitude } = input;
  if (inGermany([longitude, latitude])) return null;
  if (looksSwapped([longitude, latitude])) {
    return {
      path: 'latitude',
      message: `Breite und Länge sind vertauscht. Die Breite ist ${degrees(longitude)}, die Länge ${degrees(latitude)}.`,
    };
  }
  // 10 degrees east is in Germany at every latitude, and 51 degrees north at every longitude.
  return inGermany([10, latitude])
    ? {
        path: 'longitude',
        message: `Die Länge ${degrees(longitude)} liegt nicht in Deutschland. Dort ist sie zwischen 5,8 und 15,1.`,
      }
    : {
        path: 'latitude',
        message: `Die Breite ${degrees(latitude)} liegt nicht in Deutschland. Dort ist sie zwischen 47,2 und 55,1.`,
      };
}

const degrees = (value: number): string => String(value).replace('.', ',');

type Position = { latitude: number | null; longitude: number | null; municipalityId: string | null };
type Bordered = { municipality: { id: string; name: string }; area: Area };

/** What looks wrong about a position that lies in Germany: outside the county, or in another municipality than was said. */
export function positionWarnings(input: { place: Position; outlines: readonly Bordered[] }): string[] {
  const { place, outlines } = input;
  if (place.latitude === null || place.longitude === null || outlines.length === 0) return [];
  const point = [place.longitude, place.latitude] as const;
  const inside = outlines.find(({ area }) => contains(area, point));
  if (!inside) return ['Die Lage ist außerhalb des Landkreises. Bitte prüfen Sie Breite und Länge.'];
  const told = outlines.find(({ municipality }) => municipality.id === place.municipalityId);
  return told && told.municipality.id !== inside.municipality.id
    ? [`Die Lage ist in ${inside.municipality.name}, angegeben ist ${told.municipality.name}.`]
    : [];
}

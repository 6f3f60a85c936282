import { inGermany, looksSwapped } from '#kernel/geo.ts';

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

import type { OccupancyState } from '../../contract-classes.ts';

/** Percent of places that are taken, rounded; null without places. */
export const occupancyOf = ({ places, pupils }: { places: number; pupils: number }): number | null =>
  places === 0 ? null : Math.round((pupils / places) * 100);

/** Where that lies in the county's range. The share itself is compared: what is rounded into the range is not in it. */
export function occupancyStateOf(given: {
  places: number;
  pupils: number;
  range: { from: number; to: number };
}): OccupancyState | null {
  const { places, pupils, range } = given;
  if (places === 0) return null;
  if (pupils * 100 < range.from * places) return 'below';
  return pupils * 100 > range.to * places ? 'above' : 'fits';
}

import type { OnDemandService, Timetable } from '#kernel/timetable.ts';
import type { Station } from './reach.ts';

/** What comes on demand to stations on a day and could bring somebody in time: a ride within its window, or one with times of its own. */
export function onDemandAt(input: {
  timetable: Timetable;
  stations: readonly Station[];
  running: Uint8Array;
  /** Somebody who travels then, in seconds. */
  from: number;
  to: number;
}): OnDemandService[] {
  const own = new Set(input.stations.flatMap(({ stops }) => stops));
  return input.timetable.onDemand.filter(
    (service) =>
      input.running[service.service] === 1 &&
      (service.window === null || (service.window.from < input.to && service.window.to > input.from)) &&
      service.stops.some((stop) => own.has(stop)),
  );
}

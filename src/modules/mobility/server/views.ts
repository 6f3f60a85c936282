import type { Timetable } from '#kernel/timetable.ts';
import type { LegView, OnDemandView, SchoolHoliday, TimetableView, WayView } from '../contract.ts';
import { arrivalClock, departureClock } from './model/clock.ts';
import type { Itinerary } from './model/itinerary.ts';
import type { Network } from './model/reach.ts';
import type { HolidayRow, TimetableRow } from './store.ts';

export const timetableView = (row: TimetableRow): TimetableView => ({
  id: row.id,
  file: row.file,
  state: row.state,
  progress: row.progress,
  fault: row.fault,
  publisher: row.publisher,
  version: row.version,
  firstDay: row.firstDay,
  lastDay: row.lastDay,
  stops: row.stops,
  trips: row.trips,
  warnings: row.warnings,
  demonstration: row.demonstration,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

export const holidayView = ({ id, label, firstDay, lastDay, source }: HolidayRow): SchoolHoliday => ({
  id,
  label,
  firstDay,
  lastDay,
  source,
});

export function wayView({ timetable }: Pick<Network, 'timetable'>, way: Itinerary): WayView {
  const name = (stop: number | null): string | null => (stop === null ? null : timetable.stopNames[stop]!);
  return {
    departure: departureClock(way.departure),
    arrival: arrivalClock(way.arrival),
    minutes: Math.ceil((way.arrival - way.departure) / 60),
    changes: Math.max(0, way.legs.filter((leg) => leg.kind === 'ride').length - 1),
    legs: way.legs.map((leg): LegView => {
      if (leg.kind === 'walk') {
        return { kind: 'walk', minutes: Math.ceil((leg.arrival - leg.departure) / 60), from: name(leg.from), to: name(leg.to) };
      }
      return {
        kind: 'ride',
        line: timetable.routes[timetable.tripRoutes[leg.trip]!]!.line,
        headsign: timetable.headsigns[timetable.tripHeadsigns[leg.trip]!]!,
        from: name(leg.from)!,
        to: name(leg.to)!,
        departure: departureClock(leg.departure),
        arrival: arrivalClock(leg.arrival),
      };
    }),
  };
}

export function onDemandView(service: Timetable['onDemand'][number]): OnDemandView {
  const { line, agency, phone, url, noticeMinutes, window } = service;
  return {
    line,
    agency,
    phone,
    url,
    noticeMinutes,
    window: window && { from: departureClock(window.from), to: departureClock(window.to) },
  };
}

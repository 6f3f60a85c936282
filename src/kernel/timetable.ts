import type { IsoDate } from './dates.ts';
import type { Area } from './geo.ts';

/** Bits of `callFlags`. */
export const noBoarding = 1;
export const noAlighting = 2;

/** A ride that only comes when somebody asked for it: never counted as a bus. */
export type OnDemandService = {
  line: string;
  name: string;
  agency: string;
  phone: string | null;
  url: string | null;
  message: string | null;
  /** How long before the ride one must have asked, in minutes; null where the timetable says nothing. */
  noticeMinutes: number | null;
  /** From when to when it comes, in seconds after midnight; null where single rides have times of their own. */
  window: { from: number; to: number } | null;
  /** Index of its days among the services. */
  service: number;
  /** Indexes of the stops that it serves. */
  stops: number[];
};

/**
 * A timetable as the search for ways needs it. All lists are by index; seconds count from midnight of the service day and go
 * past 24 hours.
 */
export type Timetable = {
  publisher: string | null;
  version: string | null;
  /** First day of the timetable and how many days it holds. */
  firstDay: IsoDate;
  days: number;
  stopIds: string[];
  stopNames: string[];
  latitudes: Float64Array;
  longitudes: Float64Array;
  /** Number of the station that a stop belongs to: platforms and opposite sides of a street are one. */
  stations: Int32Array;
  routes: { line: string; name: string; type: number; agency: string }[];
  headsigns: string[];
  serviceCount: number;
  /** One bit for each day, `Math.ceil(days / 8)` bytes for each service. */
  serviceDays: Uint8Array;
  tripRoutes: Int32Array;
  tripHeadsigns: Int32Array;
  tripServices: Int32Array;
  /** Where a trip's calls begin; one more than there are trips. */
  tripStarts: Int32Array;
  callStops: Int32Array;
  callArrivals: Int32Array;
  callDepartures: Int32Array;
  callFlags: Uint8Array;
  transferFroms: Int32Array;
  transferTos: Int32Array;
  /** Seconds that a change takes at least; -1 where none is possible. */
  transferSeconds: Int32Array;
  onDemand: OnDemandService[];
};

export type TimetableWarning = { code: string; message: string; count: number };

export type ReadTimetable = (input: {
  /** A zip file on disk. */
  path: string;
  /** Only trips that call within this area are kept; null keeps all. */
  area: { within: Area; kilometres: number } | null;
  /** Is told now and then how far the reading has come, 0 to 1. Answers false to end it. */
  progress?: (share: number) => boolean | Promise<boolean>;
}) => Promise<{ ok: true; timetable: Timetable; warnings: TimetableWarning[] } | { ok: false; code: string; message: string }>;

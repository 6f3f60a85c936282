/** What a timetable may hold, so that memory has a bound whatever is handed in. */
export type Limits = {
  /** Bytes of all files, unpacked. */
  unpacked: number;
  /** Bytes of one file of which every row is held. */
  held: number;
  /** Trips near the county. */
  trips: number;
  /** Their calls, repeated trips counted by each time. */
  calls: number;
};

/** Germany as a whole has 40 million calls in 3 GB, 2 million trips and 60 MB of stops. */
export const usualLimits: Limits = { unpacked: 8 * 1024 ** 3, held: 512 * 1024 ** 2, trips: 3_000_000, calls: 20_000_000 };

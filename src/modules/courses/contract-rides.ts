/** Shared by server and browser: seats in private cars to a course. A municipality or a stop, never an address, and nobody's name. */

export const rideKinds = ['offered', 'wanted'] as const;
export type RideKind = (typeof rideKinds)[number];
export const rideKindWords: Readonly<Record<RideKind, string>> = { offered: 'bietet Plätze', wanted: 'sucht Plätze' };

export type RideView = {
  id: string;
  kind: RideKind;
  town: { id: string; name: string };
  /** A stop or a car park that everybody knows. */
  meetingPoint: string | null;
  seats: number;
  /** On which days, in words. */
  days: string | null;
  createdAt: string;
};
/** Seats from a municipality: offered, and how many look for one. */
export type RideMatch = { town: string; offered: number; wanted: number };
export type RidesOfRun = { rides: RideView[]; matches: RideMatch[]; mayChange: boolean };

/** What everybody is told: from where somebody takes others along. Whoever wants to come asks whoever gives the course. */
export type PublicRide = { town: string; meetingPoint: string | null; seats: number };

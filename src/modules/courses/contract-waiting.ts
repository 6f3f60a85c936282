/** Shared by server and browser: waiting for a seat in a run. Of whoever waits the least is kept: name, language, one contact. */

export const waitingStates = ['waiting', 'offered', 'accepted'] as const;
export type WaitingState = (typeof waitingStates)[number];
export const waitingStateWords: Readonly<Record<WaitingState, string>> = {
  waiting: 'wartet',
  offered: 'gefragt',
  accepted: 'hat den Platz',
};

/** So many days a freed seat is kept for whoever is asked. */
export const offerDays = 3;
/** A consent holds half a year. */
export const consentDays = 182;
/** So many days after the last of a run, or after accepting where it has none, those who got a seat are forgotten. */
export const acceptedDays = 30;

/** Who waits, for whoever runs the course. */
export type WaitingPerson = {
  id: string;
  position: number | null;
  name: string;
  mail: string | null;
  phone: string | null;
  language: string;
  audience: string | null;
  state: WaitingState;
  offeredUntil: string | null;
  createdAt: string;
};

/** What the link of somebody who waits shows. */
export type OwnWaiting = {
  runId: string;
  slug: string;
  title: { text: string; mark: unknown };
  state: WaitingState;
  position: number | null;
  offeredUntil: string | null;
};

import type { CourseSeatState } from '../../contract.ts';

type Seats = { audience: string | null; maximum: number; taken: number };

/** Seats that nobody has and that are offered to nobody. */
export const freeOf = (entry: Pick<Seats, 'maximum' | 'taken'>, held = 0): number =>
  Math.max(0, entry.maximum - entry.taken - held);

/**
 * What everybody may know: few are a fifth or less and at most three; what is free while others wait is theirs. Nothing known is
 * nothing said.
 */
export function seatStateOf(input: {
  seats: readonly Seats[];
  held: number;
  waiting: number;
  waitingList: boolean;
}): CourseSeatState | null {
  const { seats, held, waiting, waitingList } = input;
  if (seats.length === 0) return null;
  const maximum = seats.reduce((sum, entry) => sum + entry.maximum, 0);
  const free = freeOf({ maximum, taken: seats.reduce((sum, entry) => sum + entry.taken, 0) }, held);
  if (free === 0 || waiting > 0) return waitingList ? 'waiting' : 'full';
  return free <= 3 && free * 5 <= maximum ? 'few' : 'free';
}

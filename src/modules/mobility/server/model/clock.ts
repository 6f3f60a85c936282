/** `09:30` as seconds after midnight. */
export const secondsOfClock = (clock: string): number => Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60;

/** Seconds after midnight as people read them; what is left of a minute is cut off for departures, and made full for arrivals. */
export const departureClock = (seconds: number): string => clockOf(Math.floor(seconds / 60));
export const arrivalClock = (seconds: number): string => clockOf(Math.ceil(seconds / 60));

function clockOf(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

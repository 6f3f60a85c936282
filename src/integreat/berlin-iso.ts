const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' });

/** An instant as clocks in Germany show it, with their distance from world time: `2026-11-26T15:00:00+01:00`. */
export function berlinIso(instant: Date): string {
  const shown = wall.format(instant).replace(' ', 'T');
  const hours = Math.round((Date.parse(`${shown}Z`) - instant.getTime()) / 3_600_000);
  return `${shown}+0${hours}:00`;
}

import type { HoursText } from '#modules/network/contract-hours.ts';

/** Opening hours as the form's controls hold them. */
export type HoursForm = Omit<HoursText, 'rules'> & {
  rules: { validFrom: string | null; validThrough: string | null; days: string[] }[];
};

export const dayNames = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;
export const emptyHours: HoursForm = { rules: [], exceptions: '', holidays: 'closed' };

/** Names of all controls, in the order in which they stand on the page, for the summary of faults. */
export const hoursNames = (hours: HoursForm): string[] => [
  ...Array.from({ length: hours.rules.length + 1 }, (_, rule) => [
    `hours.rules.${rule}.validFrom`,
    `hours.rules.${rule}.validThrough`,
    ...dayNames.map((_day, day) => `hours.rules.${rule}.days.${day}`),
  ]).flat(),
  'hours.exceptions',
];

/** The week in one line for a table: `Mo, Di 8:00–12:00; Mi geschlossen`. */
export function weekLine(hours: HoursText | null): string | null {
  const rule = hours?.rules[0];
  if (!rule) return null;
  const groups: { days: string[]; text: string }[] = [];
  rule.days.forEach((text, index) => {
    const short = dayNames[index]!.slice(0, 2);
    const last = groups.at(-1);
    if (last?.text === text) last.days.push(short);
    else groups.push({ days: [short], text });
  });
  return groups.map(({ days, text }) => `${days.length > 2 ? `${days[0]}–${days.at(-1)}` : days.join(', ')} ${text}`).join('; ');
}

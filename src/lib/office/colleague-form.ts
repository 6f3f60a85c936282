import type { WeeklyTime } from '#modules/interpreting/contract.ts';
import type { ColleagueView } from '#modules/interpreting/contract-colleagues.ts';
import { dayNames } from './hours-form.ts';

/** A colleague who helps in a language as the form's controls hold it. */
export type ColleagueForm = {
  colleagueId: string;
  unitId: string;
  name: string;
  mail: string;
  phone: string;
  languages: { tag: string; level: string }[];
  /** Monday first, as people write times. */
  days: string[];
  agreed: boolean;
};

export const colleagueLanguages = 4;
export const emptyColleague = (unitId: string): ColleagueForm => ({
  ...{ colleagueId: '', unitId, name: '', mail: '', phone: '', languages: [], agreed: false },
  days: dayNames.map(() => ''),
});

const dayText = (weekly: readonly WeeklyTime[], weekday: number): string =>
  weekly
    .filter((time) => time.weekday === weekday)
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ');

export const colleagueToForm = (view: ColleagueView): ColleagueForm => ({
  ...{ colleagueId: view.id, unitId: view.unit.id, name: view.name, mail: view.mail, phone: view.phone, agreed: true },
  languages: view.languages.map(({ tag, level }) => ({ tag, level })),
  days: dayNames.map((_name, weekday) => dayText(view.weekly, weekday)),
});

/** `8–12, 13:30–16:00` as times; null for what is none. */
export function readDayTimes(text: string, weekday: number): WeeklyTime[] | null {
  const times: WeeklyTime[] = [];
  for (const piece of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr)?\s*(?:[-–—]|bis)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr)?$/i.exec(
      piece.trim(),
    );
    if (!match) return null;
    const [from, to] = [`${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`, `${match[3]!.padStart(2, '0')}:${match[4] ?? '00'}`];
    if (from >= to || to > '23:59') return null;
    times.push({ weekday, from, to });
  }
  return times;
}

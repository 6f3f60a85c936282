import type { AssignmentView } from '#modules/interpreting/contract.ts';
import { offerStateWords } from '#modules/interpreting/contract-day.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import type { AssignmentState } from '#modules/interpreting/contract-states.ts';
import type { Tone } from '#lib/ui/types.ts';

/** German words of conversations in the office. */

const day = new Intl.DateTimeFormat('de-DE', {
  weekday: 'short',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: 'Europe/Berlin',
});
const clock = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });

/** `Di., 8.12.2026, 09:00–10:00` */
export const meetingTime = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${day.format(new Date(startsAt))}, ${clock.format(new Date(startsAt))}–${clock.format(new Date(endsAt))}`;
/** `Di., 8.12.2026, 09:00` */
export const momentWords = (at: string): string => `${day.format(new Date(at))}, ${clock.format(new Date(at))}`;

export const languageName = (tag: string): string => spokenName({ tag });

const tones: Readonly<Partial<Record<AssignmentState, Tone>>> = {
  requested: 'warn',
  offered: 'info',
  accepted: 'ok',
  confirmed: 'ok',
  unfilled: 'error',
  'no-show-interpreter': 'error',
  'no-show-client': 'error',
};
export const stateTone = (state: AssignmentState): Tone => tones[state] ?? 'neutral';

/** What became of an offer. */
export const offerWords = (state: string): string => offerStateWords[state as keyof typeof offerStateWords] ?? state;

/** Rows that hold now: of a language that was given twice the one that counts, and what is over only where nothing else is there. */
export function currentOnes(assignments: readonly AssignmentView[]): AssignmentView[] {
  const languages = [...new Set(assignments.map(({ language }) => language))];
  return languages.flatMap((language) => {
    const rows = assignments.filter((one) => one.language === language);
    return rows.find(({ state }) => state !== 'cancelled-by-interpreter') ?? rows.at(-1) ?? [];
  });
}

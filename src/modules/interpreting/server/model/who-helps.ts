import type { SpokenLanguage, WeeklyTime } from '../../contract.ts';
import { languageFit } from '../../contract-languages.ts';
import { availableIn } from './availability.ts';

const dayMs = 86_400_000;
const levels = ['native', 'c2', 'c1', 'b2', 'b1'] as const;

type Helper = { languages: readonly SpokenLanguage[]; weekly: readonly WeeklyTime[] };
export type Helping<T> = { who: T; language: SpokenLanguage; near: boolean; until: Date | null; next: Date | null };

/**
 * Who can help in a language, those who are there now first, then those who come next, the soonest first; among equals the very variety goes before a near
 * one, and the better level before the other. Who gave no hours is asked by telephone: nobody knows when she is there.
 */
export function whoHelps<T extends Helper>(input: { helpers: readonly T[]; language: string; now: Date }): Helping<T>[] {
  const { helpers, language, now } = input;
  const at = now.getTime();
  const found = helpers.flatMap((who) => {
    const spoken = who.languages
      .flatMap((one) => {
        const fit = languageFit({ spoken: one.tag, wanted: language });
        return fit === null ? [] : { one, near: fit === 'near' };
      })
      .toSorted((a, b) => Number(a.near) - Number(b.near) || levels.indexOf(a.one.level) - levels.indexOf(b.one.level))[0];
    if (!spoken) return [];
    const times =
      who.weekly.length === 0 ? [] : availableIn({ weekly: who.weekly, exceptions: [], from: now, to: new Date(at + 8 * dayMs) });
    const running = times.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
    const next = running ? undefined : times.find(({ startsAt }) => startsAt > at);
    return {
      ...{ who, language: spoken.one, near: spoken.near },
      until: running ? new Date(running.endsAt) : null,
      next: next ? new Date(next.startsAt) : null,
    };
  });
  return found.toSorted(
    (a, b) =>
      Number(a.until === null) - Number(b.until === null) ||
      compare(a.next, b.next) ||
      Number(a.near) - Number(b.near) ||
      levels.indexOf(a.language.level) - levels.indexOf(b.language.level),
  );
}

/** Nobody knows when is after everything else. */
const compare = (a: Date | null, b: Date | null): number =>
  (a?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b?.getTime() ?? Number.MAX_SAFE_INTEGER);

import type { RecruitAdvice } from '../../contract-figures.ts';

/** What is known of a language over the last twelve months. */
export type LanguageNeed = {
  language: string;
  name: string;
  asked: number;
  unfilled: number;
  gaps: number;
  minutesAsked: number;
  /** Of the last six months, and of the six before. */
  minutesLate: number;
  minutesEarly: number;
  /** People who speak it now, and those of them whose papers end within half a year. */
  people: number;
  ending: number;
  /** What may be told of these numbers. */
  mayTell: { unfilled: boolean; gaps: boolean; people: boolean; ending: boolean; hours: boolean };
};

/** So many hours a year one person takes on beside a job. */
export const hoursPerPerson = 60;
/** A trend is believed no further than this, and only with so many conversations. */
const [leastTrend, mostTrend, enough] = [0.5, 2, 10];

/** The next twelve months go on as the last ones, and grow or shrink as the last half year did against the one before. */
export function expectedHours(need: Pick<LanguageNeed, 'asked' | 'minutesAsked' | 'minutesLate' | 'minutesEarly'>): number {
  const trend =
    need.asked < enough || need.minutesEarly === 0
      ? 1
      : Math.min(mostTrend, Math.max(leastTrend, need.minutesLate / need.minutesEarly));
  return Math.round((need.minutesAsked * trend) / 60);
}

const german = (value: number): string => value.toLocaleString('de-DE');

/** Languages for which people are wanted, the most pressing first. */
export function recruitAdvice(needs: readonly LanguageNeed[]): RecruitAdvice[] {
  const judged = needs.flatMap((need) => {
    const { mayTell, people, ending, unfilled, gaps, asked } = need;
    const hours = expectedHours(need);
    const staying = people - ending;
    const missing = Math.ceil(hours / hoursPerPerson) - staying;
    const reasons: string[] = [];
    let weight = 0;
    const because = (points: number, words: string): void => {
      weight += points;
      reasons.push(words);
    };
    if (people === 0 && asked + gaps > 0) because(10 + 5 * Math.max(0, missing), 'Niemand im Pool spricht diese Sprache.');
    if (unfilled > 0)
      because(
        3 * unfilled,
        mayTell.unfilled ? `${german(unfilled)} Gespräche blieben unbesetzt.` : 'Einzelne Gespräche blieben unbesetzt.',
      );
    if (gaps > 0)
      because(
        gaps,
        mayTell.gaps
          ? `${german(gaps)}-mal konnte sich eine Stelle nicht verständigen.`
          : 'Einzelne Stellen konnten sich nicht verständigen.',
      );
    if (people > 0 && missing > 0)
      because(
        5 * missing,
        mayTell.hours
          ? `Erwartet werden ${german(hours)} Stunden im Jahr; eine Person übernimmt etwa ${hoursPerPerson}.`
          : 'Für die erwarteten Stunden sind es zu wenige Menschen.',
      );
    if (ending > 0)
      because(
        2 * ending,
        mayTell.ending
          ? `Bei ${german(ending)} Personen endet das Führungszeugnis im nächsten halben Jahr.`
          : 'Führungszeugnisse enden im nächsten halben Jahr.',
      );
    const { language, name } = need;
    const priority: RecruitAdvice['priority'] = weight >= 10 ? 'first' : weight >= 4 ? 'soon' : 'watch';
    const told = { people: mayTell.people ? people : null, hours: mayTell.hours ? hours : null };
    return reasons.length === 0 ? [] : [{ weight, advice: { language, name, priority, reasons, ...told } }];
  });
  return judged
    .toSorted((one, other) => other.weight - one.weight || one.advice.name.localeCompare(other.advice.name, 'de'))
    .map(({ advice }) => advice);
}

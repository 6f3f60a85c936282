import { addDays, type IsoDate } from '#kernel/dates.ts';
import { dayTimes } from '#modules/offers/contract.ts';
import { dayTimeWords, startLevels, startLevelWords, type CourseNeedView } from '#modules/courses/contract-needs.ts';

export const startLevelOptions = startLevels.map((value) => ({ value, label: startLevelWords[value] }));
export const dayTimeOptions = dayTimes.map((value) => ({ value, label: dayTimeWords[value] }));

const months = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', month: 'long', year: 'numeric' });
/** `Januar 2027`. */
export const monthWords = (month: IsoDate): string => months.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));

/** This month and the eleven after it, and the one that is chosen. */
export function monthOptions(today: IsoDate, chosen: string) {
  const list = [`${today.slice(0, 7)}-01`];
  while (list.length < 12) list.push(`${addDays(list.at(-1)!, 32).slice(0, 7)}-01`);
  return [...new Set([chosen, ...list].filter(Boolean))].toSorted().map((value) => ({ value, label: monthWords(value) }));
}

export const needTexts = ['reporter', 'livesInId', 'startLevel', 'kind', 'people', 'from', 'until'] as const;
/** The form's controls as text, as the page fills them in again. */
export type NeedForm = Record<(typeof needTexts)[number], string> & {
  languages: string[];
  times: string[];
  childcare: boolean;
  transport: boolean;
  demonstration: boolean;
};
/** Names of the controls, for the list of faults; who reports is one control for three fields. */
export const needControls = [
  'unitId',
  'people',
  'startLevel',
  'livesInId',
  'languages',
  'kind',
  'from',
  'until',
  'times',
] as const;

export const emptyNeed = (today: IsoDate): NeedForm => ({
  ...(Object.fromEntries(needTexts.map((name) => [name, ''])) as Record<(typeof needTexts)[number], string>),
  from: `${today.slice(0, 7)}-01`,
  languages: [],
  times: [],
  childcare: false,
  transport: false,
  demonstration: false,
});

type Reporter = Pick<CourseNeedView, 'unit' | 'municipality' | 'organisation'>;
export const reporterOf = ({ unit, municipality, organisation }: Reporter): string =>
  unit?.name ?? municipality?.name ?? organisation?.name ?? 'Koordination';
const reporterValue = ({ unit, municipality, organisation }: Reporter): string =>
  unit
    ? `unit:${unit.id}`
    : municipality
      ? `municipality:${municipality.id}`
      : organisation
        ? `organisation:${organisation.id}`
        : '';

export const storedNeed = (view: CourseNeedView): NeedForm => ({
  reporter: reporterValue(view),
  livesInId: view.livesIn.id,
  startLevel: view.startLevel,
  kind: view.kind ?? '',
  people: view.people === null ? '' : String(view.people),
  from: view.from,
  until: view.until,
  languages: view.languages,
  times: view.times,
  childcare: view.childcare,
  transport: view.transport,
  demonstration: view.demonstration,
});

export const peopleWords = (view: Pick<CourseNeedView, 'people'>): string =>
  view.people === null ? 'wenige' : view.people.toLocaleString('de-DE');
/** What else the people need: times, childcare, a way there. */
export const needWishes = (view: Pick<CourseNeedView, 'times' | 'childcare' | 'transport'>): string =>
  [
    ...view.times.map((time) => dayTimeWords[time]),
    ...(view.childcare ? ['mit Kinderbetreuung'] : []),
    ...(view.transport ? ['auf den Bus angewiesen'] : []),
  ].join(', ') || '–';

import {
  courseModes,
  courseModeWords,
  courseRhythms,
  courseRhythmWords,
  courseStatuses,
  courseStatusWords,
  residences,
  residenceWords,
  seatStateWords,
  type CourseRunView,
} from '#modules/courses/contract.ts';
import { courseGroups, courseGroupWords, courseKinds, courseKindWords } from '#modules/courses/contract-kinds.ts';
import { courseLevels, courseLevelWord } from '#modules/courses/contract-levels.ts';
import { offerAudienceWords, offerFeeWords } from '#modules/offers/contract.ts';
import { shortDay, shortInstant } from './german.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const courseKindOptions = options(courseKinds, courseKindWords);
export const courseGroupOptions = options(courseGroups, courseGroupWords);
export const courseModeOptions = options(courseModes, courseModeWords);
export const courseRhythmOptions = options(courseRhythms, courseRhythmWords);
export const courseStatusOptions = options(courseStatuses, courseStatusWords);
export const residenceOptions = options(residences, residenceWords);
export const courseLevelOptions = courseLevels.map((value) => ({ value, label: courseLevelWord(value) }));

export const courseTexts = [
  'offerId',
  'name',
  'kind',
  'entryLevel',
  'targetLevel',
  'units',
  'module',
  'courseNumber',
  'admissionNumber',
  'startDate',
  'endDate',
  'registrationUntil',
  'schedules',
  'placeId',
  'mode',
  'rhythm',
  'childcare',
  'eligibility',
  'fee',
  'price',
  'feesDescription',
  'alert',
  'status',
  'state',
] as const;
export const courseFlags = ['midCourse', 'waitingList', 'demonstration'] as const;
export type CourseSeatsForm = { audience: string; maximum: string; taken: string };
/** The form's controls as text, as the page fills them in again. */
export type CourseForm = Record<(typeof courseTexts)[number], string> &
  Record<(typeof courseFlags)[number], boolean> & { residences: string[]; seats: CourseSeatsForm[] };

const emptySeats: CourseSeatsForm = { audience: '', maximum: '', taken: '' };
/** Rows that are there, and one more to fill in. */
export const roomyCourseSeats = (rows: readonly CourseSeatsForm[]): CourseSeatsForm[] => [...rows, emptySeats];

/** Names of the controls, for the list of faults. */
export const courseControls = (value: CourseForm): string[] => [
  ...['offerId', 'kind', 'name', 'entryLevel', 'targetLevel', 'units', 'module', 'courseNumber', 'admissionNumber'],
  ...['startDate', 'endDate', 'registrationUntil', 'schedules', 'mode', 'placeId', 'rhythm', 'status', 'alert'],
  ...['residences', 'eligibility', 'childcare', 'fee', 'price', 'feesDescription'],
  ...roomyCourseSeats(value.seats).flatMap((_, index) =>
    ['audience', 'maximum', 'taken'].map((name) => `seats.${index}.${name}`),
  ),
  'state',
];

export const emptyCourse: CourseForm = {
  ...(Object.fromEntries(courseTexts.map((name) => [name, ''])) as Record<(typeof courseTexts)[number], string>),
  mode: 'onsite',
  fee: 'unknown',
  status: 'scheduled',
  state: 'draft',
  residences: [],
  seats: [],
  midCourse: false,
  waitingList: true,
  demonstration: false,
};

/** What the page of needs fills in for a new course; its form checks it like what was typed. */
export function plannedCourse(url: Pick<URL, 'searchParams'>): Partial<CourseForm> {
  const given = (name: string): string => url.searchParams.get(name)?.slice(0, 200) ?? '';
  const planned = {
    kind: given('art'),
    entryLevel: given('anfang'),
    targetLevel: given('ziel'),
    startDate: given('beginn'),
    schedules: given('zeiten'),
    placeId: given('ort'),
  };
  return Object.fromEntries(Object.entries(planned).filter(([, value]) => value !== ''));
}

const text = (value: string | number | null): string => (value === null ? '' : String(value));
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

export const storedCourse = (view: CourseRunView): CourseForm => ({
  offerId: view.offer.id,
  name: text(view.name),
  kind: view.kind,
  entryLevel: text(view.entryLevel),
  targetLevel: text(view.targetLevel),
  units: text(view.units),
  module: text(view.module),
  courseNumber: text(view.courseNumber),
  admissionNumber: text(view.admissionNumber),
  startDate: text(view.startDate),
  endDate: text(view.endDate),
  registrationUntil: text(view.registrationUntil),
  schedules: view.times,
  placeId: text(view.place?.id ?? null),
  mode: view.mode,
  rhythm: text(view.rhythm),
  childcare: view.childcare === null ? '' : view.childcare ? 'ja' : 'nein',
  eligibility: text(view.eligibility),
  fee: view.fee,
  price: view.price === null ? '' : euros(view.price),
  feesDescription: text(view.feesDescription),
  alert: text(view.alert),
  status: view.status,
  state: view.state,
  residences: view.residences,
  seats: view.seats.map(({ audience, maximum, taken }) => ({
    audience: audience ?? '',
    maximum: String(maximum),
    taken: String(taken),
  })),
  midCourse: view.midCourse,
  waitingList: view.waitingList,
  demonstration: view.demonstration,
});

export const courseHolderOf = (view: Pick<CourseRunView, 'organisation' | 'unit' | 'municipality'>): string =>
  view.organisation?.name ?? view.unit?.name ?? view.municipality?.name ?? '–';

/** `A1 → B1`, what it begins with and leads to. */
export const levelSpan = (view: Pick<CourseRunView, 'entryLevel' | 'targetLevel'>): string =>
  [view.entryLevel && `ab ${courseLevelWord(view.entryLevel)}`, view.targetLevel && `bis ${courseLevelWord(view.targetLevel)}`]
    .filter(Boolean)
    .join(' ') || '–';
export const periodOf = (view: Pick<CourseRunView, 'startDate' | 'endDate'>): string =>
  [view.startDate && shortDay(view.startDate), view.endDate && shortDay(view.endDate)].filter(Boolean).join(' bis ') || '–';
export const courseSeatWords = ({ audience, maximum, taken }: CourseRunView['seats'][number]): string =>
  `${maximum}${audience === null ? '' : ` für ${offerAudienceWords[audience]}`}, belegt ${taken}`;

type Fact = { label: string; value: string; href?: string };
export const courseFacts = (view: CourseRunView): Fact[] =>
  [
    { label: 'Art', value: courseKindWords[view.kind] },
    { label: 'Niveau', value: levelSpan(view) },
    { label: 'Unterrichtsstunden', value: view.units === null ? null : `${view.units} (je 45 Minuten)` },
    { label: 'Modul', value: view.module },
    { label: 'Kursnummer', value: view.courseNumber },
    { label: 'Zulassungsnummer', value: view.admissionNumber },
    { label: 'Zeitraum', value: periodOf(view) },
    { label: 'Anmeldung bis', value: view.registrationUntil && shortDay(view.registrationUntil) },
    { label: 'Wie', value: courseModeWords[view.mode] },
    { label: 'Rhythmus', value: view.rhythm && courseRhythmWords[view.rhythm] },
    { label: 'Einstieg im laufenden Kurs', value: view.midCourse ? 'möglich' : 'nicht möglich' },
    { label: 'Kinderbetreuung', value: view.childcare === null ? null : view.childcare ? 'ja' : 'nein' },
    { label: 'Wer teilnehmen darf', value: view.residences.map((entry) => residenceWords[entry]).join(', ') || 'alle' },
    { label: 'Voraussetzungen', value: view.eligibility },
    {
      label: 'Kosten',
      value: [offerFeeWords[view.fee], view.price === null ? null : `${euros(view.price)} €`, view.feesDescription]
        .filter(Boolean)
        .join('; '),
    },
    { label: 'Plätze', value: view.seats.map(courseSeatWords).join('; ') },
    { label: 'Öffentlich heißt das', value: view.seatState && seatStateWords[view.seatState] },
    { label: 'Findet statt', value: courseStatusWords[view.status] },
    { label: 'Aktueller Hinweis', value: view.alert },
    {
      label: 'Bestätigt',
      value: view.confirmedAt === null ? 'noch nicht' : `${shortInstant(view.confirmedAt)}, ${view.confirmedBy ?? ''}`,
    },
    { label: 'Wieder zu bestätigen bis', value: view.reviewBy && shortDay(view.reviewBy) },
  ].filter((fact): fact is Fact => Boolean(fact.value)) as Fact[];

import type { Register } from '#kernel/register.ts';
import {
  courseModeWords,
  courseRhythmWords,
  courseStatusWords,
  residenceWords,
  seatStateWords,
  type CourseRunView,
} from '#modules/courses/contract.ts';
import { courseKindWords } from '#modules/courses/contract-kinds.ts';
import { courseLevelWords } from '#modules/courses/contract-levels.ts';
import { offerFeeWords, offerStateWords } from '#modules/offers/contract.ts';
import { bookkeeping } from './bookkeeping.ts';
import { courseHolderOf, courseSeatWords, storedCourse } from './course-form.ts';

type Columns = Register<CourseRunView>['columns'];
const text = (key: string, german: string, english: string, value: (row: CourseRunView) => string | null): Columns[number] => ({
  key,
  german,
  english,
  kind: 'text',
  value,
});
const day = (key: string, german: string, english: string, value: (row: CourseRunView) => string | null): Columns[number] => ({
  key,
  german,
  english,
  kind: 'day',
  value,
});
const choice = (
  column: { key: string; german: string; english: string; required?: boolean },
  choices: Readonly<Record<string, string>>,
  value: (row: CourseRunView) => string | null,
): Columns[number] => ({ ...column, kind: 'choice', choices, value });
const seatsOf = (row: CourseRunView) => row.seats.find(({ audience }) => audience === null);

export const courses: Register<CourseRunView> = {
  key: 'kurse',
  title: 'Kurse',
  columns: [
    { ...text('name', 'Eigener Name', 'Name', (row) => row.name) },
    {
      key: 'offer',
      german: 'Angebot',
      english: 'Offer',
      kind: 'text',
      required: true,
      names: 'offers',
      ids: (row) => row.offer.id,
      value: (row) => row.offer.name,
    },
    { ...text('holder', 'Gehört zu', 'Provider', courseHolderOf), readOnly: true },
    choice({ key: 'kind', german: 'Art', english: 'Kind', required: true }, courseKindWords, (row) => row.kind),
    choice({ key: 'entry', german: 'Niveau am Anfang', english: 'Entry level' }, courseLevelWords, (row) => row.entryLevel),
    choice({ key: 'target', german: 'Niveau am Ende', english: 'Target level' }, courseLevelWords, (row) => row.targetLevel),
    { key: 'units', german: 'Unterrichtsstunden', english: 'Units', kind: 'number', value: (row) => row.units },
    text('module', 'Modul', 'Module', (row) => row.module),
    { key: 'number', german: 'Kursnummer', english: 'Course number', kind: 'code', value: (row) => row.courseNumber },
    { key: 'admission', german: 'Zulassungsnummer', english: 'Admission', kind: 'code', value: (row) => row.admissionNumber },
    day('from', 'Beginn', 'Start', (row) => row.startDate),
    day('to', 'Ende', 'End', (row) => row.endDate),
    day('until', 'Anmeldung bis', 'Registration until', (row) => row.registrationUntil),
    text('times', 'Zeiten', 'Times', (row) => row.times || null),
    {
      key: 'place',
      german: 'Ort',
      english: 'Place',
      kind: 'text',
      names: 'places',
      ids: (row) => row.place?.id ?? null,
      value: (row) => row.place?.name ?? null,
    },
    choice({ key: 'mode', german: 'Wie', english: 'Mode', required: true }, courseModeWords, (row) => row.mode),
    choice({ key: 'rhythm', german: 'Rhythmus', english: 'Rhythm' }, courseRhythmWords, (row) => row.rhythm),
    {
      key: 'mid-course',
      german: 'Einstieg im laufenden Kurs',
      english: 'Mid-course start',
      kind: 'flag',
      value: (row) => row.midCourse,
    },
    { key: 'childcare', german: 'Kinderbetreuung', english: 'Childcare', kind: 'flag', value: (row) => row.childcare },
    {
      key: 'residences',
      german: 'Wer teilnehmen darf',
      english: 'Residences',
      kind: 'list',
      names: 'residences',
      ids: (row) => row.residences,
      value: (row) => row.residences.map((entry) => residenceWords[entry]),
    },
    text('eligibility', 'Voraussetzungen', 'Eligibility', (row) => row.eligibility),
    choice({ key: 'fee', german: 'Kosten', english: 'Fee', required: true }, offerFeeWords, (row) => row.fee),
    text('price', 'Preis', 'Price', (row) => storedCourse(row).price || null),
    text('fees', 'Zu den Kosten', 'Fees description', (row) => row.feesDescription),
    { key: 'seats', german: 'Plätze', english: 'Seats', kind: 'number', value: (row) => seatsOf(row)?.maximum ?? null },
    { key: 'taken', german: 'Belegt', english: 'Taken', kind: 'number', value: (row) => seatsOf(row)?.taken ?? null },
    {
      key: 'more-seats',
      german: 'Plätze nach Zielgruppe',
      english: 'Seats by audience',
      kind: 'list',
      readOnly: true,
      value: (row) => row.seats.filter((entry) => entry !== seatsOf(row)).map(courseSeatWords),
    },
    { key: 'waiting', german: 'Warteliste', english: 'Waiting list', kind: 'flag', value: (row) => row.waitingList },
    {
      ...choice(
        { key: 'seat-state', german: 'Öffentlich heißt das', english: 'Seat state' },
        seatStateWords,
        (row) => row.seatState,
      ),
      readOnly: true,
    },
    text('alert', 'Aktueller Hinweis', 'Alert', (row) => row.alert),
    choice({ key: 'status', german: 'Findet statt', english: 'Status', required: true }, courseStatusWords, (row) => row.status),
    choice({ key: 'state', german: 'Stand', english: 'State', required: true }, offerStateWords, (row) => row.state),
    ...bookkeeping<CourseRunView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

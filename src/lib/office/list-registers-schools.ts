import { berlinDay } from '#kernel/dates.ts';
import type { Register } from '#kernel/register.ts';
import { placeStateWords } from '#modules/network/contract-places.ts';
import {
  placesStateWords,
  schoolTypeWords,
  vocationalForms,
  vocationalFormWords,
  type SchoolView,
} from '#modules/schools/contract.ts';
import { bookkeeping } from './bookkeeping.ts';

type Columns = Register<SchoolView>['columns'];
type Kind = 'text' | 'day' | 'number';
const plain = (
  kind: Kind,
  [key, german, english]: readonly [string, string, string],
  value: (row: SchoolView) => string | number | null,
): Columns[number] => ({ key, german, english, kind, value }) as Columns[number];
const named = (
  names: string,
  [key, german, english]: readonly [string, string, string],
  value: (row: SchoolView) => { id: string; name: string } | null,
): Columns[number] => ({
  key,
  german,
  english,
  kind: 'text',
  names,
  ids: (row) => value(row)?.id ?? null,
  value: (row) => value(row)?.name ?? null,
});

export const formChoices = vocationalForms.map((id) => ({ id, name: vocationalFormWords[id] }));

export const schools: Register<SchoolView> = {
  key: 'schulen',
  title: 'Kitas und Schulen',
  columns: [
    { ...named('places', ['place', 'Ort', 'Place'], (row) => row.place), required: true },
    {
      key: 'type',
      german: 'Art',
      english: 'Type',
      kind: 'choice',
      required: true,
      choices: schoolTypeWords,
      value: (row) => row.type,
    },
    {
      key: 'forms',
      german: 'Schulformen der BBS',
      english: 'Vocational forms',
      kind: 'list',
      names: 'forms',
      ids: (row) => row.forms,
      value: (row) => row.forms.map((form) => vocationalFormWords[form]),
    },
    named('organisations', ['organisation', 'Träger', 'Organisation'], (row) => row.organisation),
    named('units', ['unit', 'Stelle', 'Unit'], (row) => row.unit),
    named('municipalities', ['municipality', 'Stadt oder Gemeinde', 'Municipality'], (row) => row.municipality),
    plain('number', ['age-from', 'Alter von', 'Age from'], (row) => row.ageFrom),
    plain('number', ['age-to', 'Alter bis', 'Age to'], (row) => row.ageTo),
    plain('number', ['grade-from', 'Klasse von', 'Grade from'], (row) => row.gradeFrom),
    plain('number', ['grade-to', 'Klasse bis', 'Grade to'], (row) => row.gradeTo),
    {
      key: 'areas',
      german: 'Für Kinder aus',
      english: 'Areas served',
      kind: 'list',
      names: 'municipalities',
      ids: (row) => row.areas.map(({ id }) => id),
      value: (row) => row.areas.map(({ name }) => name),
    },
    plain('text', ['area-note', 'Straßen oder Ortsteile', 'Area note'], (row) => row.areaNote),
    plain('text', ['registration', 'Anmeldung', 'Registration'], (row) => row.registration),
    plain('day', ['from', 'Anmeldung ab', 'Registration from'], (row) => row.registrationFrom),
    plain('day', ['until', 'Anmeldung bis', 'Registration until'], (row) => row.registrationUntil),
    plain('text', ['url', 'Anmeldung im Internet', 'Registration url'], (row) => row.registrationUrl),
    plain('text', ['documents', 'Was man mitbringt', 'Documents'], (row) => row.documents),
    plain('text', ['note', 'Hinweis', 'Note'], (row) => row.note),
    {
      key: 'places',
      german: 'Freie Plätze',
      english: 'Free places',
      kind: 'choice',
      choices: placesStateWords,
      value: (row) => row.places,
    },
    { ...plain('day', ['reported', 'Gemeldet am', 'Reported on'], (row) => row.placesOn), readOnly: true },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      required: true,
      choices: placeStateWords,
      value: (row) => row.state,
    },
    {
      ...plain('day', ['confirmed', 'Bestätigt', 'Confirmed'], (row) =>
        row.confirmedAt === null ? null : berlinDay(new Date(row.confirmedAt)),
      ),
      readOnly: true,
    },
    ...bookkeeping<SchoolView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

import type { Register } from '#kernel/register.ts';
import { courseKindWords } from '#modules/courses/contract-kinds.ts';
import {
  dayTimeWords,
  startLevelWords,
  type CourseNeedView,
  type NeedCoverage,
  type SupplyCell,
} from '#modules/courses/contract-needs.ts';
import { bookkeeping } from './bookkeeping.ts';
import { languageWords } from './spoken-languages.ts';

/** Needs as they were reported: an empty number is one that this reader is not told. */
export const courseNeeds: Register<CourseNeedView> = {
  key: 'kursbedarf',
  title: 'Kursbedarf',
  columns: [
    {
      key: 'level',
      german: 'Was sie können',
      english: 'Start level',
      kind: 'choice',
      required: true,
      choices: startLevelWords,
      value: (row) => row.startLevel,
    },
    { key: 'people', german: 'Menschen', english: 'People', kind: 'number', value: (row) => row.people },
    {
      key: 'home',
      german: 'Wohnort',
      english: 'Municipality of residence',
      kind: 'text',
      required: true,
      names: 'municipalities',
      ids: (row) => row.livesIn.id,
      value: (row) => row.livesIn.name,
    },
    {
      key: 'kind',
      german: 'Art des Kurses',
      english: 'Kind of course',
      kind: 'choice',
      choices: courseKindWords,
      value: (row) => row.kind,
    },
    {
      key: 'languages',
      german: 'Sprachen',
      english: 'Languages',
      kind: 'list',
      names: 'languages',
      ids: (row) => row.languages,
      value: (row) => row.languages.map(languageWords),
    },
    {
      key: 'times',
      german: 'Wann',
      english: 'Times',
      kind: 'list',
      names: 'times',
      ids: (row) => row.times,
      value: (row) => row.times.map((time) => dayTimeWords[time]),
    },
    { key: 'childcare', german: 'Kinderbetreuung', english: 'Childcare', kind: 'flag', value: (row) => row.childcare },
    { key: 'transport', german: 'Auf den Bus angewiesen', english: 'Transport', kind: 'flag', value: (row) => row.transport },
    { key: 'from', german: 'Gebraucht ab', english: 'From', kind: 'day', required: true, value: (row) => row.from },
    { key: 'until', german: 'Gilt bis', english: 'Until', kind: 'day', value: (row) => row.until },
    { key: 'ended', german: 'Beendet am', english: 'Ended on', kind: 'day', readOnly: true, value: (row) => row.endedOn },
    {
      key: 'unit',
      german: 'Stelle',
      english: 'Unit',
      kind: 'text',
      names: 'units',
      ids: (row) => row.unit?.id ?? null,
      value: (row) => row.unit?.name ?? null,
    },
    {
      key: 'municipality',
      german: 'Stadt oder Gemeinde',
      english: 'Municipality',
      kind: 'text',
      names: 'municipalities',
      ids: (row) => row.municipality?.id ?? null,
      value: (row) => row.municipality?.name ?? null,
    },
    {
      key: 'organisation',
      german: 'Organisation',
      english: 'Organisation',
      kind: 'text',
      names: 'organisations',
      ids: (row) => row.organisation?.id ?? null,
      value: (row) => row.organisation?.name ?? null,
    },
    ...bookkeeping<CourseNeedView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

type SupplyLine = { name: string; cell: SupplyCell };
/** One line for each municipality and level in which there is anything. */
export const needSupplyLines = ({ rows, total }: NeedCoverage): SupplyLine[] =>
  [...rows, total].flatMap(({ name, cells }) =>
    cells.filter(({ people, few, free }) => people > 0 || few || free > 0).map((cell) => ({ name, cell })),
  );

export const supply: Register<SupplyLine> = {
  key: 'kursdeckung',
  title: 'Kursbedarf und Plätze',
  columns: [
    { key: 'municipality', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: ({ name }) => name },
    { key: 'level', german: 'Niveau', english: 'Level', kind: 'text', value: ({ cell }) => startLevelWords[cell.level] },
    { key: 'people', german: 'Menschen', english: 'People', kind: 'number', value: ({ cell }) => cell.people },
    { key: 'few', german: 'und wenige mehr', english: 'And a few more', kind: 'flag', value: ({ cell }) => cell.few },
    { key: 'free', german: 'Freie Plätze', english: 'Free seats', kind: 'number', value: ({ cell }) => cell.free },
    { key: 'gap', german: 'Es fehlen', english: 'Gap', kind: 'number', value: ({ cell }) => cell.gap },
  ],
};

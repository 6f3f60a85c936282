import type { Register } from '#kernel/register.ts';
import {
  kindWord,
  languageWord,
  stateWords,
  type Desk,
  type DeskLine,
  type Standing,
  type StateCounts,
  type TaskLine,
} from '#modules/translation/contract.ts';

type Line = { line: DeskLine; standing: Standing };

export const standingRows = (desk: Desk): Line[] =>
  desk.lines.flatMap((line) => line.standings.map((standing) => ({ line, standing })));

const counts = <Row>(of: (row: Row) => StateCounts): Register<Row>['columns'] =>
  (
    [
      ['outdated', 'Veraltet', 'Outdated'],
      ['missing', 'Fehlt', 'Missing'],
      ['machine', 'Maschinell', 'Machine'],
      ['draft', 'Entwurf', 'Draft'],
      ['checked', 'Geprüft', 'Checked'],
    ] as const
  ).map(([key, german, english]) => ({ key, german, english, kind: 'number' as const, value: (row: Row) => of(row)[key] }));

export const standings: Register<Line> = {
  key: 'uebersetzungen',
  title: 'Stand der Übersetzungen',
  columns: [
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'text', value: ({ line }) => kindWord(line.subjectType) },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: ({ line }) => line.title },
    { key: 'words', german: 'Wörter', english: 'Words', kind: 'number', value: ({ line }) => line.words },
    {
      key: 'language',
      german: 'Sprache',
      english: 'Language',
      kind: 'text',
      value: ({ standing }) => languageWord(standing.language),
    },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      choices: { ...stateWords, covered: 'eigene Fassung' },
      value: ({ standing }) => standing.state,
    },
    ...counts<Line>(({ standing }) => standing.counts),
  ],
};

export const tasks: Register<TaskLine> = {
  key: 'uebersetzungen-sprache',
  title: 'Übersetzungen einer Sprache',
  columns: [
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'text', value: (row) => kindWord(row.subjectType) },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: stateWords, value: (row) => row.state },
    { key: 'open', german: 'Offene Wörter', english: 'Open words', kind: 'number', value: (row) => row.openWords },
    {
      key: 'since',
      german: 'Vorlage geändert am',
      english: 'Source changed',
      kind: 'day',
      value: (row) => row.since?.slice(0, 10) ?? null,
    },
    ...counts<TaskLine>((row) => row.counts),
  ],
};

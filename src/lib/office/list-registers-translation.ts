import type { Register } from '#kernel/register.ts';
import type { GlossaryTerm } from '#modules/translation/contract-machine.ts';
import { orderStateWords, type OrderView } from '#modules/translation/contract-orders.ts';
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

/** The heads are those that the table is read in by. */
export const terms: Register<GlossaryTerm> = {
  key: 'glossar',
  title: 'Glossar',
  columns: [
    { key: 'from', german: 'Aus', english: 'From', kind: 'code', value: (row) => row.from },
    { key: 'language', german: 'Sprache', english: 'Language', kind: 'code', value: (row) => row.language },
    { key: 'source', german: 'Wort', english: 'Word', kind: 'text', value: (row) => row.source },
    { key: 'target', german: 'Übersetzung', english: 'Translation', kind: 'text', value: (row) => row.target },
    { key: 'note', german: 'Anmerkung', english: 'Note', kind: 'text', value: (row) => row.note },
  ],
};

export const orders: Register<OrderView> = {
  key: 'uebersetzungsauftraege',
  title: 'Bestellungen von Übersetzungen',
  columns: [
    { key: 'ordered', german: 'Bestellt am', english: 'Ordered', kind: 'day', value: (row) => row.orderedAt.slice(0, 10) },
    { key: 'office', german: 'Büro', english: 'Office', kind: 'text', value: (row) => row.office },
    { key: 'languages', german: 'Sprachen', english: 'Languages', kind: 'list', value: (row) => row.languages.map(languageWord) },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: orderStateWords, value: (row) => row.state },
    { key: 'words', german: 'Wörter', english: 'Words', kind: 'number', value: (row) => row.words },
    { key: 'cost', german: 'Kosten in Cent', english: 'Cost in cents', kind: 'number', value: (row) => row.cost },
    { key: 'due', german: 'Lieferung bis', english: 'Due', kind: 'day', value: (row) => row.dueOn },
    {
      key: 'accepted',
      german: 'Abgenommen am',
      english: 'Accepted',
      kind: 'day',
      value: (row) => row.acceptedAt?.slice(0, 10) ?? null,
    },
  ],
};

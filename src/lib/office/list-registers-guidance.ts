import { berlinDay } from '#kernel/dates.ts';
import type { Register } from '#kernel/register.ts';
import type { DeskView, ReferralFigures } from '#modules/guidance/contract.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { offerTopicWords } from '#modules/offers/contract.ts';
import { bookkeeping } from './bookkeeping.ts';
import { weekLine } from './hours-form.ts';
import { languageWords } from './spoken-languages.ts';

/** Names of who sits there stand in no table: tables travel. */
export const desks: Register<DeskView> = {
  key: 'ansprechstellen',
  title: 'Ansprechstellen',
  columns: [
    {
      key: 'task',
      german: 'Aufgabe',
      english: 'Task',
      kind: 'choice',
      required: true,
      choices: officeFunctionWords,
      value: (row) => row.task,
    },
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
      key: 'areas',
      german: 'Nur für Menschen aus',
      english: 'Areas served',
      kind: 'list',
      names: 'municipalities',
      ids: (row) => row.areas.map(({ id }) => id),
      value: (row) => row.areas.map(({ name }) => name),
    },
    { key: 'from', german: 'Nachnamen von', english: 'Letter from', kind: 'text', value: (row) => row.letterFrom },
    { key: 'to', german: 'Nachnamen bis', english: 'Letter to', kind: 'text', value: (row) => row.letterTo },
    {
      key: 'place',
      german: 'Ort',
      english: 'Place',
      kind: 'text',
      names: 'places',
      ids: (row) => row.place?.id ?? null,
      value: (row) => row.place?.name ?? null,
    },
    { key: 'room', german: 'Zimmer', english: 'Room', kind: 'code', value: (row) => row.room },
    { key: 'phone', german: 'Telefon', english: 'Phone', kind: 'code', value: (row) => row.phone },
    { key: 'email', german: 'E-Mail', english: 'Email', kind: 'text', value: (row) => row.email },
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
      key: 'hours',
      german: 'Sprechzeiten',
      english: 'Hours',
      kind: 'text',
      readOnly: true,
      value: (row) => weekLine(row.hoursText),
    },
    { key: 'note', german: 'Hinweis für Beratende', english: 'Note', kind: 'text', value: (row) => row.note },
    {
      key: 'review',
      german: 'Zu bestätigen bis',
      english: 'Review by',
      kind: 'day',
      readOnly: true,
      value: (row) => row.reviewBy,
    },
    {
      key: 'confirmed',
      german: 'Bestätigt',
      english: 'Confirmed',
      kind: 'day',
      readOnly: true,
      value: (row) => berlinDay(new Date(row.confirmedAt)),
    },
    ...bookkeeping<DeskView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

type TaskLine = { topic: ReferralFigures['topics'][number]['topic'] } & ReferralFigures['topics'][number]['tasks'][number];
export const taskLines = (figures: ReferralFigures): TaskLine[] =>
  figures.topics.flatMap(({ topic, tasks }) => tasks.map((task) => ({ topic, ...task })));

/** Sums of referrals; what is too small to be told is empty. */
export const referrals: Register<TaskLine> = {
  key: 'verweise',
  title: 'Verweise',
  columns: [
    { key: 'topic', german: 'Thema', english: 'Topic', kind: 'text', value: (row) => offerTopicWords[row.topic] },
    { key: 'task', german: 'Aufgabe', english: 'Task', kind: 'text', value: (row) => officeFunctionWords[row.task] },
    { key: 'count', german: 'Verweise', english: 'Referrals', kind: 'number', value: (row) => row.count },
  ],
};

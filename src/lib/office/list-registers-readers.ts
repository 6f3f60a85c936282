import type { Register } from '#kernel/register.ts';
import {
  feedbackKindWords,
  feedbackRatingWords,
  feedbackStateWords,
  type FeedbackSubject,
  type OfficeFeedback,
} from '#modules/welcome/contract-feedback.ts';
import { wallKindWords, type WallSheetView } from '#modules/welcome/contract-wall.ts';
import type { ReadPage } from '#modules/welcome/contract-figures.ts';

/** Mail addresses of readers stay out of files. */
export const feedback: Register<OfficeFeedback> = {
  key: 'rueckmeldungen-website',
  title: 'Rückmeldungen zur Website',
  columns: [
    { key: 'received', german: 'Eingang', english: 'Received', kind: 'instant', value: (row) => row.receivedAt },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: feedbackKindWords, value: (row) => row.kind },
    { key: 'subject', german: 'Worum es geht', english: 'Subject', kind: 'text', value: (row) => row.subject },
    { key: 'language', german: 'Sprache', english: 'Language', kind: 'text', value: (row) => row.language },
    {
      key: 'rating',
      german: 'Bewertung',
      english: 'Rating',
      kind: 'choice',
      choices: feedbackRatingWords,
      value: (row) => row.rating,
    },
    { key: 'comment', german: 'Text', english: 'Comment', kind: 'text', value: (row) => row.comment },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: feedbackStateWords, value: (row) => row.state },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
    { key: 'note', german: 'Vermerk', english: 'Note', kind: 'text', value: (row) => row.note },
    { key: 'answer', german: 'Antwort', english: 'Answer', kind: 'text', value: (row) => row.answer },
    { key: 'answered', german: 'Beantwortet', english: 'Answered', kind: 'instant', value: (row) => row.answeredAt },
    { key: 'href', german: 'Adresse', english: 'Address', kind: 'text', value: (row) => row.href },
  ],
};

export const feedbackSubjects: Register<FeedbackSubject> = {
  key: 'rueckmeldungen-nach-seiten',
  title: 'Rückmeldungen nach Seiten',
  columns: [
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: feedbackKindWords, value: (row) => row.kind },
    { key: 'subject', german: 'Worum es geht', english: 'Subject', kind: 'text', value: (row) => row.subject },
    { key: 'up', german: 'Hat geholfen', english: 'Up', kind: 'number', value: (row) => row.up },
    { key: 'down', german: 'Hat nicht geholfen', english: 'Down', kind: 'number', value: (row) => row.down },
    { key: 'comments', german: 'Mit Text', english: 'Comments', kind: 'number', value: (row) => row.comments },
    { key: 'open', german: 'Offen', english: 'Open', kind: 'number', value: (row) => row.open },
    { key: 'languages', german: 'Sprachen', english: 'Languages', kind: 'list', value: (row) => [...row.languages] },
    { key: 'latest', german: 'Zuletzt', english: 'Latest', kind: 'instant', value: (row) => row.latestAt },
    { key: 'href', german: 'Adresse', english: 'Address', kind: 'text', value: (row) => row.href },
  ],
};

export const readPages: Register<ReadPage> = {
  key: 'leserzahlen',
  title: 'Leserzahlen',
  columns: [
    { key: 'title', german: 'Seite', english: 'Page', kind: 'text', value: (row) => row.title },
    { key: 'count', german: 'Aufrufe', english: 'Views', kind: 'number', value: (row) => row.count },
    {
      key: 'languages',
      german: 'Nach Sprachen',
      english: 'By language',
      kind: 'list',
      value: (row) => row.languages.map(({ language, count }) => `${language}: ${count}`),
    },
    { key: 'path', german: 'Adresse', english: 'Address', kind: 'text', value: (row) => `${row.language}/${row.path}` },
  ],
};

export const wallSheets: Register<WallSheetView> = {
  key: 'aushaenge',
  title: 'Aushänge',
  columns: [
    { key: 'name', german: 'Name', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: wallKindWords, value: (row) => row.kind },
    { key: 'street', german: 'Straße', english: 'Street', kind: 'text', value: (row) => row.street },
    { key: 'postcode', german: 'Postleitzahl', english: 'Postcode', kind: 'code', value: (row) => row.postcode },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: (row) => row.municipality?.name ?? null,
    },
    { key: 'stop', german: 'Haltestelle', english: 'Stop', kind: 'text', value: (row) => row.stop },
    { key: 'languages', german: 'Sprachen', english: 'Languages', kind: 'list', value: (row) => [...row.languages] },
    { key: 'where', german: 'Wo es hängt', english: 'Where', kind: 'text', value: (row) => row.hungWhere },
    { key: 'printed', german: 'Gedruckt', english: 'Printed', kind: 'instant', value: (row) => row.printedAt },
    {
      key: 'faults',
      german: 'Stimmt nicht mehr',
      english: 'Wrong',
      kind: 'list',
      value: (row) => row.faults.map(({ name }) => name),
    },
  ],
};

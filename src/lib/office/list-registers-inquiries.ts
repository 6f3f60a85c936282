import type { Register } from '#kernel/register.ts';
import { courseObstacleWords, quarterWords, type InquiryView, type ProviderAnswer } from '#modules/courses/contract-inquiries.ts';
import {
  languageMeetingKindWords,
  languageMeetingStateWords,
  type LanguageMeetingView,
} from '#modules/courses/contract-meetings.ts';
import { plannedLine } from './inquiry-form.ts';

export const inquiries: Register<InquiryView> = {
  key: 'kursabfragen',
  title: 'Abfragen bei Anbietern',
  columns: [
    { key: 'quarter', german: 'Quartal', english: 'Quarter', kind: 'text', value: ({ quarter }) => quarterWords(quarter) },
    { key: 'due', german: 'Antwort bis', english: 'Due', kind: 'day', value: ({ dueOn }) => dueOn },
    { key: 'asked', german: 'Gefragt', english: 'Asked', kind: 'number', value: ({ asked }) => asked },
    { key: 'answered', german: 'Geantwortet', english: 'Answered', kind: 'number', value: ({ answered }) => answered },
    { key: 'open', german: 'Stand', english: 'State', kind: 'text', value: ({ open }) => (open ? 'offen' : 'abgeschlossen') },
  ],
};

/** An empty number was not given, or is one that this reader is not told. */
export const providerAnswers: Register<ProviderAnswer> = {
  key: 'kursantworten',
  title: 'Antworten der Anbieter',
  columns: [
    { key: 'provider', german: 'Anbieter', english: 'Provider', kind: 'text', value: ({ provider }) => provider.name },
    { key: 'learners', german: 'Lernende', english: 'Learners', kind: 'number', value: ({ learners }) => learners },
    { key: 'free', german: 'Freie Plätze', english: 'Free seats', kind: 'number', value: ({ freeSeats }) => freeSeats },
    { key: 'waiting', german: 'Wartende', english: 'Waiting', kind: 'number', value: ({ waiting }) => waiting },
    { key: 'planned', german: 'Geplant', english: 'Planned', kind: 'list', value: ({ planned }) => planned.map(plannedLine) },
    {
      key: 'obstacles',
      german: 'Was aufhält',
      english: 'Obstacles',
      kind: 'list',
      value: ({ obstacles }) => obstacles.map((obstacle) => courseObstacleWords[obstacle]),
    },
    { key: 'remark', german: 'Bemerkung', english: 'Remark', kind: 'text', value: ({ remark }) => remark },
    {
      key: 'answered',
      german: 'Geantwortet am',
      english: 'Answered on',
      kind: 'day',
      value: ({ answeredAt }) => answeredAt?.slice(0, 10) ?? null,
    },
  ],
};

export const meetings: Register<LanguageMeetingView> = {
  key: 'sprachtreffen',
  title: 'Treffen der Sprachakteure',
  columns: [
    { key: 'title', german: 'Treffen', english: 'Meeting', kind: 'text', value: ({ title }) => title },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'text', value: ({ kind }) => languageMeetingKindWords[kind] },
    { key: 'date', german: 'Tag', english: 'Day', kind: 'day', value: ({ date }) => date },
    { key: 'from', german: 'Von', english: 'From', kind: 'text', value: ({ from }) => from },
    { key: 'until', german: 'Bis', english: 'Until', kind: 'text', value: ({ until }) => until },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: ({ place }) => place },
    { key: 'invited', german: 'Eingeladen', english: 'Invited', kind: 'number', value: ({ invited }) => invited },
    { key: 'coming', german: 'Zusagen', english: 'Coming', kind: 'number', value: ({ coming }) => coming },
    { key: 'tasks', german: 'Offen vereinbart', english: 'Open tasks', kind: 'number', value: ({ openTasks }) => openTasks },
    { key: 'state', german: 'Stand', english: 'State', kind: 'text', value: ({ state }) => languageMeetingStateWords[state] },
  ],
};

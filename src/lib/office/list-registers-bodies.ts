import type { Register } from '#kernel/register.ts';
import {
  bodyKindWords,
  consultationRoleWords,
  meetingStateWords,
  paperKindWords,
  resultWord,
  type BodyView,
  type MeetingView,
  type PaperView,
} from '#modules/network/contract.ts';
import { decisionKindWords, decisionStateWords, type DecisionView } from '#modules/strategy/contract.ts';

type BodyRow = BodyView & { last: { date: string } | null; next: { date: string } | null };
export const bodies: Register<BodyRow> = {
  key: 'gremien',
  title: 'Gremien',
  columns: [
    { key: 'name', german: 'Gremium', english: 'Body', kind: 'text', value: (row) => row.name },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: bodyKindWords, value: (row) => row.kind },
    { key: 'place', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: (row) => row.municipality?.name ?? null },
    { key: 'last', german: 'Letzte Sitzung', english: 'Last meeting', kind: 'day', value: (row) => row.last?.date ?? null },
    { key: 'next', german: 'Nächste Sitzung', english: 'Next meeting', kind: 'day', value: (row) => row.next?.date ?? null },
    { key: 'unit', german: 'Geführt von', english: 'Kept by', kind: 'text', value: (row) => row.unit?.name ?? 'Koordination' },
    { key: 'closed', german: 'Beendet am', english: 'Closed on', kind: 'day', value: (row) => row.closedOn },
  ],
};

export const meetings: Register<MeetingView> = {
  key: 'sitzungen',
  title: 'Sitzungen',
  columns: [
    { key: 'body', german: 'Gremium', english: 'Body', kind: 'text', value: (row) => row.body.name },
    { key: 'date', german: 'Tag', english: 'Day', kind: 'day', value: (row) => row.date },
    { key: 'time', german: 'Uhrzeit', english: 'Time', kind: 'code', value: (row) => row.time },
    { key: 'number', german: 'Sitzung', english: 'Meeting', kind: 'code', value: (row) => row.number },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: (row) => row.place },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: meetingStateWords, value: (row) => row.state },
  ],
};

/** A paper at one of its stops, where a decision stands. */
export type PaperLine = { paper: PaperView; stop: PaperView['stops'][number] | null };
export const papers: Register<PaperLine> = {
  key: 'vorlagen',
  title: 'Vorlagen und Beschlüsse',
  columns: [
    { key: 'number', german: 'Nummer', english: 'Number', kind: 'code', value: ({ paper }) => paper.number },
    { key: 'title', german: 'Titel', english: 'Title', kind: 'text', value: ({ paper }) => paper.title },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: paperKindWords, value: ({ paper }) => paper.kind },
    { key: 'date', german: 'Datum', english: 'Date', kind: 'day', value: ({ paper }) => paper.date },
    { key: 'public', german: 'Öffentlich', english: 'Public', kind: 'flag', value: ({ paper }) => paper.isPublic },
    { key: 'body', german: 'Gremium', english: 'Body', kind: 'text', value: ({ stop }) => stop?.body.name ?? null },
    {
      key: 'role',
      german: 'Beratung',
      english: 'Consultation',
      kind: 'choice',
      choices: consultationRoleWords,
      value: ({ stop }) => stop?.role ?? null,
    },
    {
      key: 'meeting',
      german: 'Sitzung am',
      english: 'Meeting on',
      kind: 'day',
      value: ({ stop }) => stop?.meeting?.date ?? null,
    },
    {
      key: 'result',
      german: 'Ergebnis',
      english: 'Result',
      kind: 'text',
      value: ({ stop }) => (stop?.result ? resultWord({ role: stop.role, result: stop.result }) : null),
    },
    { key: 'wording', german: 'Beschlusstext', english: 'Wording', kind: 'text', value: ({ stop }) => stop?.wording ?? null },
    { key: 'link', german: 'Internetadresse', english: 'Link', kind: 'text', value: ({ paper }) => paper.link },
  ],
};

export const decisions: Register<DecisionView> = {
  key: 'auftraege',
  title: 'Beschlüsse und Aufträge',
  columns: [
    { key: 'date', german: 'Tag', english: 'Day', kind: 'day', value: (row) => row.date },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: decisionKindWords, value: (row) => row.kind },
    { key: 'title', german: 'Worum es geht', english: 'Subject', kind: 'text', value: (row) => row.title },
    { key: 'wording', german: 'Wortlaut', english: 'Wording', kind: 'text', value: (row) => row.wording },
    { key: 'body', german: 'Gremium', english: 'Body', kind: 'text', value: (row) => row.body?.name ?? null },
    { key: 'paper', german: 'Vorlage', english: 'Paper', kind: 'code', value: (row) => row.paperNumber },
    {
      key: 'noted',
      german: 'Nur zur Kenntnis genommen',
      english: 'Only noted',
      kind: 'flag',
      value: (row) => row.telling === 'noted',
    },
    { key: 'unit', german: 'Soll es tun', english: 'Asked', kind: 'text', value: (row) => row.unit?.name ?? 'Koordination' },
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (row) => row.due },
    {
      key: 'state',
      german: 'Was daraus wurde',
      english: 'Outcome',
      kind: 'choice',
      choices: decisionStateWords,
      value: (row) => row.state,
    },
    { key: 'node', german: 'Maßnahme', english: 'Measure', kind: 'text', value: (row) => row.node?.title ?? null },
    { key: 'answer', german: 'Antwort', english: 'Answer', kind: 'text', value: (row) => row.answer },
  ],
};

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

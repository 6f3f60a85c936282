import type { Register } from '#kernel/register.ts';
import { bodyKindWords, meetingStateWords, type BodyView, type MeetingView } from '#modules/network/contract.ts';
import { decisionKindWords, decisionStateWords, type DecisionView } from '#modules/strategy/contract.ts';
import { bookkeeping } from './bookkeeping.ts';

/** Who has what is left to nobody else. */
const coordination = 'Koordination';

type BodyRow = BodyView & { last: { date: string } | null; next: { date: string } | null };
export const bodies: Register<BodyRow> = {
  key: 'gremien',
  title: 'Gremien',
  columns: [
    { key: 'name', german: 'Gremium', english: 'Body', also: ['Name'], kind: 'text', required: true, value: (row) => row.name },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: bodyKindWords,
      value: (row) => row.kind,
    },
    { key: 'position', german: 'Reihenfolge', english: 'Position', kind: 'number', required: true, value: (row) => row.position },
    {
      key: 'place',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      names: 'municipalities',
      ids: (row) => row.municipality?.id ?? null,
      value: (row) => row.municipality?.name ?? null,
    },
    {
      key: 'last',
      german: 'Letzte Sitzung',
      english: 'Last meeting',
      kind: 'day',
      readOnly: true,
      value: (row) => row.last?.date ?? null,
    },
    {
      key: 'next',
      german: 'Nächste Sitzung',
      english: 'Next meeting',
      kind: 'day',
      readOnly: true,
      value: (row) => row.next?.date ?? null,
    },
    {
      key: 'unit',
      german: 'Geführt von',
      english: 'Kept by',
      kind: 'text',
      names: 'units',
      nobody: coordination,
      ids: (row) => row.unit?.id ?? null,
      value: (row) => row.unit?.name ?? coordination,
    },
    { key: 'closed', german: 'Beendet am', english: 'Closed on', kind: 'day', value: (row) => row.closedOn },
    ...bookkeeping<BodyRow>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

export const meetings: Register<MeetingView> = {
  key: 'sitzungen',
  title: 'Sitzungen',
  columns: [
    { key: 'body', german: 'Gremium', english: 'Body', kind: 'text', readOnly: true, value: (row) => row.body.name },
    { key: 'date', german: 'Tag', english: 'Day', also: ['Datum'], kind: 'day', required: true, value: (row) => row.date },
    { key: 'time', german: 'Uhrzeit', english: 'Time', kind: 'time', value: (row) => row.time },
    { key: 'number', german: 'Sitzung', english: 'Meeting', kind: 'code', value: (row) => row.number },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: (row) => row.place },
    {
      key: 'state',
      german: 'Stand',
      english: 'State',
      kind: 'choice',
      required: true,
      choices: meetingStateWords,
      value: (row) => row.state,
    },
    ...bookkeeping<MeetingView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

export const decisions: Register<DecisionView> = {
  key: 'auftraege',
  title: 'Beschlüsse und Aufträge',
  columns: [
    { key: 'date', german: 'Tag', english: 'Day', also: ['Datum'], kind: 'day', required: true, value: (row) => row.date },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: decisionKindWords,
      value: (row) => row.kind,
    },
    {
      key: 'title',
      german: 'Worum es geht',
      english: 'Subject',
      also: ['Titel'],
      kind: 'text',
      required: true,
      value: (row) => row.title,
    },
    { key: 'wording', german: 'Wortlaut', english: 'Wording', kind: 'text', value: (row) => row.wording },
    {
      key: 'body',
      german: 'Gremium',
      english: 'Body',
      kind: 'text',
      names: 'bodies',
      ids: (row) => row.body?.id ?? null,
      value: (row) => row.body?.name ?? null,
    },
    { key: 'paper', german: 'Vorlage', english: 'Paper', kind: 'code', value: (row) => row.paperNumber },
    {
      key: 'noted',
      german: 'Nur zur Kenntnis genommen',
      english: 'Only noted',
      kind: 'flag',
      readOnly: true,
      value: (row) => row.telling === 'noted',
    },
    {
      key: 'unit',
      german: 'Soll es tun',
      english: 'Asked',
      kind: 'text',
      names: 'units',
      nobody: coordination,
      ids: (row) => row.unit?.id ?? null,
      value: (row) => row.unit?.name ?? coordination,
    },
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (row) => row.due },
    {
      key: 'strategy',
      german: 'Strategie',
      english: 'Strategy',
      kind: 'text',
      names: 'strategies',
      ids: (row) => row.strategy?.id ?? null,
      value: (row) => row.strategy?.title ?? null,
    },
    { key: 'public', german: 'Öffentlich', english: 'Public', kind: 'flag', value: (row) => row.isPublic },
    {
      key: 'state',
      german: 'Was daraus wurde',
      english: 'Outcome',
      kind: 'choice',
      choices: decisionStateWords,
      readOnly: true,
      value: (row) => row.state,
    },
    {
      key: 'node',
      german: 'Maßnahme',
      english: 'Measure',
      kind: 'text',
      readOnly: true,
      value: (row) => row.node?.title ?? null,
    },
    { key: 'answer', german: 'Antwort', english: 'Answer', kind: 'text', readOnly: true, value: (row) => row.answer },
    ...bookkeeping<DecisionView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

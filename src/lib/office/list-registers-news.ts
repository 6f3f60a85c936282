import type { Register } from '#kernel/register.ts';
import {
  noticeKindWords,
  noticePhaseWords,
  severityWords,
  type OfficeAlert,
  type OfficeNotice,
} from '#modules/welcome/contract-alerts.ts';
import { alertStateWords } from './alert-words.ts';

const names = (places: readonly { name: string }[]): string[] => places.map(({ name }) => name);

export const notices: Register<OfficeNotice> = {
  key: 'meldungen',
  title: 'Meldungen',
  columns: [
    { key: 'title', german: 'Was ist los?', english: 'Title', kind: 'text', value: (row) => row.title },
    { key: 'kind', german: 'Art', english: 'Kind', kind: 'choice', choices: noticeKindWords, value: (row) => row.kind },
    { key: 'text', german: 'Text', english: 'Text', kind: 'text', value: (row) => row.text },
    { key: 'places', german: 'Gemeinden', english: 'Municipalities', kind: 'list', value: (row) => names(row.municipalities) },
    { key: 'begins', german: 'Beginnt', english: 'Begins', kind: 'instant', value: (row) => row.begins },
    { key: 'ends', german: 'Endet', english: 'Ends', kind: 'instant', value: (row) => row.ends },
    { key: 'shown', german: 'Zeigen ab', english: 'Shown from', kind: 'instant', value: (row) => row.shownFrom },
    { key: 'source', german: 'Von', english: 'Source', kind: 'text', value: (row) => row.source },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
    { key: 'link', german: 'Mehr dazu', english: 'Link', kind: 'text', value: (row) => row.link },
    { key: 'phase', german: 'Stand', english: 'State', kind: 'choice', choices: noticePhaseWords, value: (row) => row.phase },
  ],
};

export const alerts: Register<OfficeAlert> = {
  key: 'warnungen',
  title: 'Warnungen',
  columns: [
    { key: 'headline', german: 'Warnung', english: 'Headline', kind: 'text', value: (row) => row.headline },
    {
      key: 'severity',
      german: 'Schwere',
      english: 'Severity',
      kind: 'choice',
      choices: severityWords,
      value: (row) => row.severity,
    },
    { key: 'state', german: 'Stand', english: 'State', kind: 'text', value: alertStateWords },
    { key: 'places', german: 'Gemeinden', english: 'Municipalities', kind: 'list', value: (row) => names(row.municipalities) },
    { key: 'area', german: 'Gebiet nach der Quelle', english: 'Area', kind: 'text', value: (row) => row.areaWords },
    { key: 'sent', german: 'Herausgegeben', english: 'Sent', kind: 'instant', value: (row) => row.sent },
    { key: 'seen', german: 'Gelesen', english: 'Read', kind: 'instant', value: (row) => row.firstSeenAt },
    { key: 'expires', german: 'Gilt bis', english: 'Expires', kind: 'instant', value: (row) => row.expires },
    { key: 'ended', german: 'Beendet', english: 'Ended', kind: 'instant', value: (row) => row.endedAt },
    { key: 'sender', german: 'Absender', english: 'Sender', kind: 'text', value: (row) => row.senderName ?? row.provider },
    { key: 'identifier', german: 'Kennung', english: 'Identifier', kind: 'text', value: (row) => row.identifier },
    { key: 'web', german: 'Quelle', english: 'Source', kind: 'text', value: (row) => row.web },
    { key: 'faults', german: 'Auffälligkeiten', english: 'Faults', kind: 'list', value: (row) => row.faults },
  ],
};

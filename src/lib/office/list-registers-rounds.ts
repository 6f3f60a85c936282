import type { Register } from '#kernel/register.ts';
import { stateWords } from '#modules/strategy/contract.ts';
import { reportPartWords, type RoundMeasure, type RoundView } from '#modules/strategy/contract-rounds.ts';

const roundStates = { planned: 'angesetzt', running: 'läuft', over: 'beendet' } as const;
export const rounds: Register<RoundView> = {
  key: 'berichtsrunden',
  title: 'Berichtsrunden',
  columns: [
    { key: 'title', german: 'Runde', english: 'Round', kind: 'text', value: (row) => row.title },
    { key: 'state', german: 'Lage', english: 'State', kind: 'choice', choices: roundStates, value: (row) => row.state },
    { key: 'opens', german: 'Beginn', english: 'Begin', kind: 'day', value: (row) => row.opensOn },
    { key: 'reporter', german: 'Frist Berichtende', english: 'Due for reporters', kind: 'day', value: (row) => row.reporterDue },
    { key: 'deputy', german: 'Frist Vertretung', english: 'Due for deputies', kind: 'day', value: (row) => row.deputyDue },
    { key: 'head', german: 'Frist Leitung', english: 'Due for heads', kind: 'day', value: (row) => row.headDue },
    { key: 'measures', german: 'Maßnahmen', english: 'Measures', kind: 'number', value: (row) => row.measures },
    { key: 'answered', german: 'Gemeldet', english: 'Answered', kind: 'number', value: (row) => row.answered },
    { key: 'same', german: 'davon nichts Neues', english: 'Nothing new', kind: 'number', value: (row) => row.nothingNew },
  ],
};

export const roundMeasures: Register<RoundMeasure> = {
  key: 'berichtsrunde',
  title: 'Maßnahmen der Runde',
  columns: [
    { key: 'name', german: 'Maßnahme', english: 'Measure', kind: 'text', value: (row) => row.name },
    { key: 'strategy', german: 'Strategie', english: 'Strategy', kind: 'text', value: (row) => row.strategy },
    { key: 'lead', german: 'Zuständig', english: 'Responsible', kind: 'text', value: (row) => row.lead },
    { key: 'part', german: 'Gefragt', english: 'Asked', kind: 'choice', choices: reportPartWords, value: (row) => row.part },
    {
      key: 'answer',
      german: 'Antwort',
      english: 'Answer',
      kind: 'choice',
      choices: { report: 'neuer Stand', same: 'nichts Neues' },
      value: (row) => row.answer,
    },
    { key: 'at', german: 'Geantwortet', english: 'Answered at', kind: 'instant', value: (row) => row.answeredAt },
    { key: 'by', german: 'Von', english: 'By', kind: 'text', value: (row) => row.answeredBy },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: stateWords, value: (row) => row.state },
    { key: 'overdue', german: 'Überfällig', english: 'Overdue', kind: 'flag', value: (row) => row.overdue },
  ],
};

import type { Register } from '#kernel/register.ts';
import { layerWords, stateWords } from '#modules/strategy/contract.ts';
import type { MunicipalitySummary, MunicipalMeasure } from '#modules/strategy/contract-municipality.ts';

export const municipalities: Register<MunicipalitySummary> = {
  key: 'gemeinden',
  title: 'Gemeinden',
  columns: [
    { key: 'name', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: (row) => row.name },
    { key: 'measures', german: 'Maßnahmen', english: 'Measures', kind: 'number', value: (row) => row.measures },
    { key: 'asked', german: 'Gefragt', english: 'Asked', kind: 'number', value: (row) => row.asked },
    { key: 'overdue', german: 'Überfällig', english: 'Overdue', kind: 'number', value: (row) => row.overdue },
    { key: 'silent', german: 'Ohne Meldung', english: 'Without a word', kind: 'number', value: (row) => row.silent },
  ],
};

export const municipalMeasures: Register<MunicipalMeasure> = {
  key: 'gemeinde',
  title: 'Maßnahmen der Gemeinde',
  columns: [
    { key: 'name', german: 'Maßnahme', english: 'Measure', kind: 'text', value: (row) => row.name },
    { key: 'strategy', german: 'Strategie', english: 'Strategy', kind: 'text', value: (row) => row.strategy },
    { key: 'layer', german: 'Ebene', english: 'Layer', kind: 'choice', choices: layerWords, value: (row) => row.layer },
    { key: 'named', german: 'Genannt', english: 'Named', kind: 'flag', value: (row) => row.named },
    { key: 'lead', german: 'Zuständig', english: 'Responsible', kind: 'text', value: (row) => row.lead },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: stateWords, value: (row) => row.state },
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (row) => row.due },
    { key: 'overdue', german: 'Überfällig', english: 'Overdue', kind: 'flag', value: (row) => row.overdue },
    { key: 'last', german: 'Letzte Meldung', english: 'Last word on', kind: 'day', value: (row) => row.lastWord?.date ?? null },
    { key: 'word', german: 'Meldung', english: 'Last word', kind: 'text', value: (row) => row.lastWord?.text ?? null },
  ],
};

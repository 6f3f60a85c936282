import type { Register } from '#kernel/register.ts';
import { bookkeeping } from './bookkeeping.ts';
import type { StepRow } from './list-rows.ts';

export const steps: Register<StepRow> = {
  key: 'schritte',
  title: 'Schritte',
  columns: [
    { key: 'path', german: 'Gliederung', english: 'Outline', kind: 'code', readOnly: true, value: (row) => row.path },
    {
      key: 'measure',
      german: 'Maßnahme',
      english: 'Measure',
      kind: 'text',
      required: true,
      names: 'nodes',
      fixed: 'Ein Schritt bleibt bei seiner Maßnahme. Legen Sie ihn dort neu an.',
      value: (row) => row.measure,
    },
    { key: 'lead', german: 'Zuständig', english: 'Responsible', kind: 'text', readOnly: true, value: (row) => row.lead },
    {
      key: 'title',
      german: 'Schritt',
      english: 'Step',
      also: ['Titel'],
      kind: 'text',
      required: true,
      value: (row) => row.title,
    },
    { key: 'due', german: 'Bis', english: 'Due', also: ['Frist'], kind: 'day', value: (row) => row.due },
    { key: 'done', german: 'Erledigt am', english: 'Done on', kind: 'day', value: (row) => row.doneOn },
    ...bookkeeping<StepRow>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

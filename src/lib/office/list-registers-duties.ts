import type { CountyDuty } from '#composition/county-duties.ts';
import type { Register } from '#kernel/register.ts';
import { dutyTitle } from './duties.ts';

const names = (things: readonly { name: string }[]): string[] => things.map(({ name }) => name);

export const countyDuties: Register<CountyDuty> = {
  key: 'aufgaben-im-landkreis',
  title: 'Aufgaben im Landkreis',
  columns: [
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (row) => row.duty.due },
    { key: 'overdue', german: 'Überfällig', english: 'Overdue', kind: 'flag', value: (row) => row.overdue },
    { key: 'task', german: 'Aufgabe', english: 'Task', kind: 'text', value: (row) => dutyTitle(row.duty) },
    { key: 'context', german: 'Gehört zu', english: 'Context', kind: 'list', value: (row) => row.duty.context },
    { key: 'persons', german: 'Personen', english: 'Persons', kind: 'list', value: (row) => names(row.persons) },
    { key: 'units', german: 'Stellen', english: 'Units', kind: 'list', value: (row) => names(row.units) },
    {
      key: 'municipalities',
      german: 'Gemeinden',
      english: 'Municipalities',
      kind: 'list',
      value: (row) => names(row.municipalities),
    },
    { key: 'body', german: 'Gremium', english: 'Body', kind: 'text', value: (row) => row.body?.name ?? null },
  ],
};

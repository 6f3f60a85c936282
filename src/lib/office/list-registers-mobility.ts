import type { Register } from '#kernel/register.ts';
import { dayKindWords, type DayKind, type SchoolHoliday, type StationReach } from '#modules/mobility/contract.ts';

export const schoolHolidays: Register<SchoolHoliday> = {
  key: 'schulferien',
  title: 'Schulferien',
  columns: [
    { key: 'label', german: 'Ferien', english: 'Holidays', kind: 'text', value: (row) => row.label },
    { key: 'firstDay', german: 'Erster Ferientag', english: 'First day', kind: 'day', value: (row) => row.firstDay },
    { key: 'lastDay', german: 'Letzter Ferientag', english: 'Last day', kind: 'day', value: (row) => row.lastDay },
    { key: 'source', german: 'Quelle', english: 'Source', kind: 'text', value: (row) => row.source },
  ],
};

export type ReachRow = StationReach & { municipality: string | null; kind: DayKind; day: string };

export const reach: Register<ReachRow> = {
  key: 'erreichbarkeit',
  title: 'Erreichbarkeit',
  columns: [
    { key: 'day', german: 'Tag', english: 'Day', kind: 'day', value: (row) => row.day },
    {
      key: 'kind',
      german: 'Art des Tages',
      english: 'Kind of day',
      kind: 'choice',
      choices: dayKindWords,
      value: (row) => row.kind,
    },
    { key: 'municipality', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: (row) => row.municipality },
    { key: 'station', german: 'Haltestelle', english: 'Station', kind: 'text', value: (row) => row.name },
    { key: 'leave', german: 'Spätestens los', english: 'Leave by', kind: 'text', value: (row) => row.leave },
    { key: 'home', german: 'Daheim um', english: 'Home at', kind: 'text', value: (row) => row.home },
  ],
};

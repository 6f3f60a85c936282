import type { Register } from '#kernel/register.ts';
import { shuttleStateWords } from '#modules/courses/contract-shuttles.ts';
import type { ShuttleNeed } from './load-shuttles.ts';

export const shuttleNeeds: Register<ShuttleNeed> = {
  key: 'fahrdienste',
  title: 'Fahrdienste zu Kursen',
  columns: [
    { key: 'run', german: 'Kurs', english: 'Course', kind: 'text', value: ({ run }) => run.title },
    { key: 'place', german: 'Ort', english: 'Place', kind: 'text', value: ({ run }) => run.place?.name ?? null },
    { key: 'won', german: 'Gewonnene Menschen', english: 'People won', kind: 'number', value: ({ won }) => won },
    { key: 'people', german: 'Menschen mit Bedarf', english: 'People in need', kind: 'number', value: ({ people }) => people },
    {
      key: 'state',
      german: 'Fahrdienst',
      english: 'Shuttle',
      kind: 'text',
      value: ({ shuttle }) => shuttle && shuttleStateWords[shuttle],
    },
  ],
};

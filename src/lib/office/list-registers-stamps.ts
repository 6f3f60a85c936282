import type { Register } from '#kernel/register.ts';
import { courseLevelWord } from '#modules/courses/contract-levels.ts';
import type { StampFigure } from '#modules/courses/contract-stamps.ts';

export const stamps: Register<StampFigure> = {
  key: 'sprachpass',
  title: 'Stempel im Sprachpass',
  columns: [
    { key: 'month', german: 'Monat', english: 'Month', kind: 'day', value: ({ month }) => month },
    { key: 'course', german: 'Kurs', english: 'Course', kind: 'text', value: ({ course }) => course },
    { key: 'level', german: 'Niveau', english: 'Level', kind: 'text', value: ({ level }) => level && courseLevelWord(level) },
    {
      key: 'count',
      german: 'Stempel (leer: wenige)',
      english: 'Stamps (empty: few)',
      kind: 'number',
      value: ({ count }) => count,
    },
  ],
};

import type { Register } from '#kernel/register.ts';
import type { ExamCell, ExamRow } from '#modules/courses/contract-exams.ts';

type ExamLine = { name: string; ags: string; cell: ExamCell };
/** One line for each municipality and level. */
export const examLines = (rows: readonly ExamRow[]): ExamLine[] =>
  rows.flatMap(({ name, ags, cells }) => cells.map((cell) => ({ name, ags, cell })));

export const exams: Register<ExamLine> = {
  key: 'pruefungsorte',
  title: 'Prüfungen mit dem Bus',
  columns: [
    { key: 'municipality', german: 'Gemeinde', english: 'Municipality', kind: 'text', value: ({ name }) => name },
    { key: 'ags', german: 'Amtlicher Schlüssel', english: 'AGS', kind: 'code', value: ({ ags }) => ags },
    { key: 'level', german: 'Niveau', english: 'Level', kind: 'text', value: ({ cell }) => cell.level },
    { key: 'exam', german: 'Nächste Prüfung', english: 'Next exam', kind: 'text', value: ({ cell }) => cell.exam?.title ?? null },
    { key: 'day', german: 'Tag', english: 'Day', kind: 'day', value: ({ cell }) => cell.exam?.day ?? null },
    {
      key: 'share',
      german: 'Haltestellen, die hinkommen, in Prozent',
      english: 'Stops that reach it, in percent',
      kind: 'number',
      value: ({ cell }) => Math.round(cell.share * 100),
    },
  ],
};

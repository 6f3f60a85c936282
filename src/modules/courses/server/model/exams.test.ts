import { describe, expect, it } from 'vitest';
import { examLevels, examsWithin, levelsOfExam } from '../../contract-exams.ts';

const town = (ags: string, stations: number, reached: number) => ({ ags, name: `Ort ${ags}`, stations, reached, onDemand: [] });
const exam = (runId: string, day: string, reached: number) => ({
  runId,
  title: runId,
  day,
  levels: levelsOfExam({ kind: 'exam-dtz', targetLevel: null }),
  municipalities: [town('1', 4, reached), town('2', 0, 0)],
});

it('ends every way with an exam at its level', () => expect(examLevels).toEqual(['A2', 'B1', 'B2', 'C1']));

it.each([
  ['exam-dtz', 'B1', ['A2', 'B1']],
  ['exam-telc', 'B2.1', ['B2']],
  ['exam-telc', null, []],
  ['exam-lid', null, []],
  ['placement', 'B1', []],
  ['integration', 'B1', []],
] as const)('%s with %s shows %j', (kind, targetLevel, levels) => expect(levelsOfExam({ kind, targetLevel })).toEqual(levels));

describe('an exam within an hour', () => {
  it('is the next one that half of the stops reach', () => {
    const [first, second] = examsWithin([
      exam('late', '2027-03-01', 4),
      exam('near', '2027-02-01', 2),
      exam('soon', '2027-01-01', 1),
    ]);
    expect(first!.cells).toMatchObject([
      { level: 'A2', exam: { runId: 'near' }, share: 0.5 },
      { level: 'B1', exam: { runId: 'near' } },
      { level: 'B2', exam: null, share: 0 },
      { level: 'C1', exam: null },
    ]);
    // Where nothing stops, nothing is reached.
    expect(second!.cells.every(({ exam: found }) => found === null)).toBe(true);
  });

  it('is none where too few stops reach it, and says how many do', () =>
    expect(examsWithin([exam('far', '2027-01-01', 1)])[0]!.cells[0]).toMatchObject({ exam: null, share: 0.25 }));
});

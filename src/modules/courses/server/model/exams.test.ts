import { describe, expect, it } from 'vitest';
import { examGaps, examLevels, examsWithin, levelsOfExam } from '../../contract-exams.ts';

const town = (ags: string, stations: number, reached: number) => ({ ags, name: `Ort ${ags}`, stations, reached, onDemand: [] });
const exam = (runId: string, day: string, reached: number) => ({
  runId,
  title: runId,
  day,
  levels: levelsOfExam({ kind: 'exam-dtz', targetLevel: null }),
  municipalities: [town('1', 4, reached), town('2', 0, 0)],
  place: `Saal ${runId}`,
  at: [9.8 + reached / 10, 52.9] as const,
  stops: [{ ags: '1', at: [9.8, 52.9] as const }],
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

describe('a reader without an exam near enough', () => {
  const far = { ...exam('far', '2027-01-01', 1), at: [10.4, 52.9] as const };
  const near = { ...exam('near', '2027-03-01', 0), at: [10.1, 52.9] as const };

  it('is told the nearest place, or that there is none of the level', () =>
    expect(examGaps({ exams: [far, near], ags: '1', levels: ['B1', 'B2'] })).toEqual([
      { level: 'B1', nearest: { runId: 'near', day: '2027-03-01', place: 'Saal near' } },
      { level: 'B2', nearest: null },
    ]));

  it('is told nothing where one is reached, where nothing is known, and of levels that are not asked for', () => {
    expect(examGaps({ exams: [far, exam('good', '2027-02-01', 3)], ags: '1', levels: ['A2', 'B1'] })).toEqual([]);
    expect(examGaps({ exams: [], ags: '1', levels: ['B1'] })).toEqual([]);
    expect(examGaps({ exams: [far], ags: '2', levels: ['B1'] })).toEqual([]);
    expect(examGaps({ exams: [far], ags: '9', levels: ['B1'] })).toEqual([]);
    expect(examGaps({ exams: [far], ags: '1', levels: [] })).toEqual([]);
  });
});

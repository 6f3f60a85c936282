import { describe, expect, it } from 'vitest';
import { residences } from '../../contract.ts';
import { isExam } from '../../contract-kinds.ts';
import { courseLevels, levelRank } from '../../contract-levels.ts';
import { pathSteps, waysFrom } from '../../contract-pathways.ts';

const keys = (situation: Parameters<typeof waysFrom>[0]) => waysFrom(situation).map(({ key }) => key);

describe('the way on', () => {
  it.each([
    [
      { level: null, residence: 'protection', literate: true },
      ['first', 'local-a1', 'local-a2', 'integration', 'vocational', 'vocational-special'],
    ],
    [{ level: null, residence: 'family', literate: false }, ['literacy', 'integration', 'vocational', 'vocational-special']],
    [{ level: 'A2', residence: 'eu', literate: true }, ['integration', 'vocational', 'vocational-special']],
    [{ level: 'B1', residence: 'tolerated', literate: true }, ['vocational', 'vocational-special']],
    [{ level: 'C1', residence: null, literate: true }, []],
  ] as const)('%j', (situation, expected) => expect(keys(situation)).toEqual(expected));

  it('leads everybody with a level below C1 somewhere, and never asks for more than was reached', () => {
    for (const residence of residences)
      for (const level of [null, ...courseLevels.filter((at) => levelRank(at) < levelRank('C1'))]) {
        const steps = waysFrom({ level, residence, literate: true });
        expect(steps.length, `${residence} ${level}`).toBeGreaterThan(0);
        let highest = level === null ? -1 : levelRank(level);
        for (const { entry, target } of steps) {
          expect(entry === null ? -1 : levelRank(entry)).toBeLessThanOrEqual(highest);
          highest = Math.max(highest, levelRank(target));
        }
      }
  });

  it('names exams that are exams, and a source for every step', () => {
    for (const { exams, source } of pathSteps) {
      expect(exams.every(isExam)).toBe(true);
      expect(source).not.toBe('');
    }
  });
});

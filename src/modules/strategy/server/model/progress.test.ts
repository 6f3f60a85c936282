import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineLevelOf, statusStates, type StatusState } from '../../contract.ts';
import { lineShare, linesOf, rollUp, shownState, type ProgressNode } from './progress.ts';

const node = (given: Partial<ProgressNode> = {}): ProgressNode => ({
  level: 1,
  weight: 1,
  toBeDeveloped: false,
  reported: null,
  steps: { done: 0, total: 0 },
  children: [],
  ...given,
});
const measures = (...states: (StatusState | null)[]): ProgressNode[] => states.map((reported) => node({ level: 2, reported }));

describe('the state that a goal shows', () => {
  it.each<[string, Partial<ProgressNode>, string]>([
    ['nothing reported is its own state', {}, 'not-reported'],
    ['its own report wins over its measures', { reported: 'dropped', children: measures('done') }, 'dropped'],
    ['all measures done', { children: measures('done', 'done') }, 'done'],
    ['one done, one silent is running', { children: measures('done', null) }, 'running'],
    ['a delay below shows above', { children: measures('done', 'delayed') }, 'delayed'],
    ['dropped measures do not hold it back', { children: measures('done', 'dropped') }, 'done'],
    ['all dropped', { children: measures('dropped', 'dropped') }, 'dropped'],
    ['all continuous', { children: measures('continuous', 'continuous') }, 'continuous'],
    ['not started anywhere', { children: measures('not-started', 'not-started') }, 'not-started'],
  ])('%s', (_name, given, expected) => {
    expect(shownState(node(given))).toBe(expected);
  });
});

describe('the share of a goal', () => {
  it.each<[string, Partial<ProgressNode>, object]>([
    ['unreported is not zero per cent', {}, { reason: 'notReported' }],
    ['measures still to be developed', { toBeDeveloped: true }, { reason: 'toBeDeveloped' }],
    ['continuous', { reported: 'continuous' }, { reason: 'continuous' }],
    ['dropped', { reported: 'dropped' }, { reason: 'dropped' }],
    ['done', { reported: 'done', steps: { done: 1, total: 3 } }, { share: 1 }],
    ['not started', { reported: 'not-started' }, { share: 0 }],
    ['running by its steps', { reported: 'running', steps: { done: 1, total: 4 } }, { share: 0.25 }],
    ['running without steps', { reported: 'running' }, { share: 0.5 }],
    ['delayed by its measures', { reported: 'delayed', children: measures('done', 'not-started') }, { share: 0.5 }],
    ['silent measures do not count', { children: measures('done', null, null) }, { share: 1 }],
  ])('%s', (_name, given, expected) => {
    expect(lineShare(node(given))).toMatchObject(expected);
  });

  it('weighs its measures', () => {
    const children = [node({ reported: 'done', weight: 3 }), node({ reported: 'not-started', weight: 1 })];
    expect(lineShare(node({ reported: 'running', children }))).toMatchObject({ share: 0.75 });
  });

  it('says what it is made of: one done beside three silent is all of one in four', () => {
    const goal = node({ children: measures('done', null, null, null) });
    expect(lineShare(goal)).toEqual({ share: 1, parts: { reported: 1, silent: 3 }, covered: 0.25 });
    expect(rollUp([goal, node({ reported: 'running' })])).toMatchObject({
      share: 0.75,
      counted: 2,
      parts: { reported: 2, silent: 3 },
      coverage: { reported: 1.25, all: 2 },
    });
  });

  it('needs no report from below where the goal itself is reported done', () => {
    expect(lineShare(node({ reported: 'done', children: measures(null, null) }))).toEqual({
      share: 1,
      parts: { reported: 1, silent: 0 },
      covered: 1,
    });
  });
});

describe('rolling up', () => {
  it('shows the two terms of its formula and what was left out', () => {
    const progress = rollUp([
      node({ reported: 'done' }),
      node({ reported: 'running' }),
      node({ reported: 'continuous' }),
      node({ reported: 'dropped' }),
      node(),
      node({ toBeDeveloped: true }),
    ]);
    expect(progress).toEqual({
      share: 0.75,
      points: 1.5,
      weight: 2,
      counted: 2,
      notCounted: { continuous: 1, dropped: 1, notReported: 1, toBeDeveloped: 1 },
      parts: { reported: 2, silent: 0 },
      coverage: { reported: 2, all: 3 },
    });
  });

  it('has no share where nothing counts', () => {
    expect(rollUp([node(), node({ reported: 'dropped' })]).share).toBeNull();
  });

  it('stays between nothing and all, and scaling every weight changes nothing', () => {
    const anyNode = fc.record({
      reported: fc.option(fc.constantFrom(...statusStates)),
      weight: fc.integer({ min: 0, max: 9 }),
      total: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (drawn, factor) => {
        const lines = (scale: number) =>
          drawn.map(({ reported, weight, total }) =>
            node({ reported, weight: weight * scale, steps: { done: Math.floor(total / 2), total } }),
          );
        const [once, scaled] = [rollUp(lines(1)), rollUp(lines(factor))];
        if (once.share !== null) {
          expect(once.share).toBeGreaterThanOrEqual(0);
          expect(once.share).toBeLessThanOrEqual(1);
          expect(scaled.share).toBeCloseTo(once.share, 10);
        } else {
          expect(scaled.share).toBeNull();
        }
        expect(once.coverage.reported).toBeLessThanOrEqual(once.coverage.all);
        const left = Object.values(once.notCounted).reduce((sum, count) => sum + count, 0);
        const weightless = lines(1).filter((line) => line.weight === 0 && 'share' in lineShare(line)).length;
        expect(once.counted + left + weightless).toBe(drawn.length);
      }),
    );
  });
});

describe('the lines of the page', () => {
  it.each([
    [['Ziel'], 0],
    [['Handlungsfeld', 'Maßnahme'], 1],
    [['Schwerpunktthema', 'Ziel', 'Maßnahme'], 1],
    [['Handlungsfeld', 'Oberziel', 'Unterziel', 'Maßnahme'], 2],
  ])('%j', (levels, expected) => {
    expect(lineLevelOf(levels)).toBe(expected);
  });

  it('takes sub-goals and leaves the main goal beside them as a heading', () => {
    const main = node({ level: 1 });
    const sub = node({ level: 2, children: measures('done') });
    expect(linesOf([node({ level: 0, children: [main, sub] })], 2)).toEqual([sub]);
  });

  it('takes the last node of a branch that ends early', () => {
    const field = node({ level: 0 });
    expect(linesOf([field], 1)).toEqual([field]);
  });
});

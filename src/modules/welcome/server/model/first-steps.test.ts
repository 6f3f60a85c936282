import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, childGroups, nextStep, searchOf, stepTimes, toggled, ways, type StepRule } from '../../contract-steps.ts';
import { concerns, personalSteps } from './first-steps.ts';

const everybody: StepRule = { ways, children: 'none-needed' };
const step = (key: string, more: object = {}) => ({
  key,
  when: 'first-days' as const,
  position: 0,
  rule: everybody,
  after: [],
  ...more,
});

describe('a step', () => {
  it.each([
    [{ ways: ['asylum'], children: 'none-needed' }, 'asylum', [], true],
    [{ ways: ['asylum'], children: 'none-needed' }, 'study', [], false],
    [{ ways: ['study'], children: 'kita' }, 'study', ['school'], false],
    [{ ways: ['study'], children: 'kita' }, 'study', ['kita', 'school'], true],
    [{ ways: ['study'], children: 'any' }, 'study', ['school'], true],
    [{ ways: ['study'], children: 'any' }, 'study', [], false],
  ] as const)('with the rule %j concerns %s with %j: %s', (rule, way, children, yes) => {
    expect(concerns(rule, { way, children })).toBe(yes);
  });
});

describe('the list', () => {
  const answers = { way: 'study' as const, children: [] };

  it('goes by time, then by the county’s order, and puts first what has to come first', () => {
    const steps = [
      step('bank', { when: 'first-weeks', position: 1 }),
      step('kurs', { position: 2, after: ['anmelden'] }),
      step('anmelden', { position: 3 }),
      step('asyl', { rule: { ways: ['asylum'], children: 'none-needed' } }),
      step('steuer', { when: 'first-weeks', position: 0, after: ['asyl', 'bank'] }),
    ];
    const list = personalSteps({ steps, answers });
    expect(list.map(({ key }) => key)).toEqual(['anmelden', 'kurs', 'bank', 'steuer']);
    expect(nextStep(list, [])?.key).toBe('anmelden');
    expect(nextStep(list, ['anmelden', 'bank'])?.key).toBe('kurs');
    expect(nextStep(list, ['anmelden', 'kurs', 'bank', 'steuer'])).toBeNull();
  });

  it('holds every step once, whatever waits for whatever', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const made = fc.record({ when: fc.constantFrom(...stepTimes), position: fc.nat(9), after: fc.array(key) });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 5 }), (given) => {
        const steps = given.map((one, index) => step('abcde'[index]!, one));
        const list = personalSteps({ steps, answers });
        expect(list.map((one) => one.key).sort()).toEqual(steps.map((one) => one.key).sort());
      }),
    );
  });
});

describe('answers', () => {
  it('live in the address and come back as they were', () => {
    const answers = fc.record({
      way: fc.constantFrom(...ways),
      children: fc.subarray([...childGroups]),
      municipality: fc.option(fc.stringMatching(/^\d{8}$/)),
      done: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)).map((keys) => keys.toSorted()),
    });
    fc.assert(
      fc.property(answers, (given) => {
        expect(answersOf(new URLSearchParams(searchOf(given)))).toEqual(given);
      }),
    );
  });

  it('that nobody could give are none', () => {
    expect(answersOf(new URLSearchParams('weg=urlaub'))).toBeNull();
    expect(answersOf(new URLSearchParams('weg=study&kinder=hund&fertig=../x.kurs'))).toEqual({
      way: 'study',
      children: [],
      municipality: null,
      done: ['kurs'],
    });
  });

  it('are ticked and opened again', () => {
    const answers = { way: 'study' as const, children: [], municipality: null, done: ['a'] };
    expect(toggled(answers, 'b').done).toEqual(['a', 'b']);
    expect(toggled(toggled(answers, 'b'), 'b')).toEqual(answers);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, searchOf, toggled, transitions, transitionSteps } from '../../contract-transitions.ts';

const read = (search: string) => answersOf(new URLSearchParams(search));

describe('a checklist in its address', () => {
  it('comes back as it was written, whatever is ticked', () => {
    const answers = fc.constantFrom(...transitions).chain((way) =>
      fc.record({
        way: fc.constant(way),
        municipality: fc.constantFrom(null, '03358021', '033585401'),
        done: fc.subarray(transitionSteps[way].map(({ key }) => key)),
      }),
    );
    fc.assert(
      fc.property(answers, (given) => {
        expect(read(searchOf(given))).toEqual(given);
        for (const { key } of transitionSteps[given.way]) {
          const twice = toggled(toggled(given, key), key);
          expect([...twice.done].toSorted()).toEqual([...given.done].toSorted());
        }
      }),
    );
  });

  it('drops what it does not know', () => {
    expect(read('?weg=university')).toBeNull();
    expect(read('?weg=kita&gemeinde=<b>&erledigt=choose.exam.choose')).toEqual({
      way: 'kita',
      municipality: null,
      done: ['choose'],
    });
  });
});

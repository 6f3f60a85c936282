import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summaryOf } from './form.ts';

const names = ['people', 'livesInId', 'times', 'until'] as const;
const fault = fc.record({
  id: fc.constantFrom('people', 'livesInId', 'times', 'times.0', 'times.3.from', 'until', 'elsewhere', ''),
  message: fc.string(),
});

it('leads to every fault once, in the order of the controls, and to those that stand elsewhere last', () => {
  fc.assert(
    fc.property(fc.array(fault), (errors) => {
      const summary = summaryOf({ message: '', code: '', errors }, names);
      expect(summary.map(({ message }) => message).toSorted()).toEqual(errors.map(({ message }) => message).toSorted());
      const places = summary.map(({ id }) => names.findIndex((name) => name === id)).map((at) => (at === -1 ? names.length : at));
      expect(places).toEqual(places.toSorted());
    }),
  );
});

it('leads from a part of a field to its control', () => {
  const problem = { message: '', code: '', errors: [{ id: 'times.2.from', message: 'Bitte eine Uhrzeit angeben.' }] };
  expect(summaryOf(problem, names)).toEqual([{ id: 'times', message: 'Bitte eine Uhrzeit angeben.' }]);
});

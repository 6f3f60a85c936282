import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consultationResults, consultationRoles } from '../../contract.ts';
import { outcomeOf, type Stop } from './outcome.ts';

const stop = (role: Stop['role'], result: Stop['result'] = null): Stop => ({ role, result });

describe('the outcome of a paper', () => {
  it.each<[string, Stop[], ReturnType<typeof outcomeOf>]>([
    ['nothing planned', [], { kind: 'open', stop: null }],
    ['on its way', [stop('prepares'), stop('decides')], { kind: 'open', stop: 0 }],
    ['recommended', [stop('prepares', 'adopted'), stop('decides')], { kind: 'open', stop: 1 }],
    ['recommended by all, decided by nobody', [stop('prepares', 'adopted')], { kind: 'open', stop: null }],
    ['adopted', [stop('prepares', 'adopted'), stop('decides', 'adopted')], { kind: 'adopted', stop: 1 }],
    [
      'adopted against a recommendation',
      [stop('prepares', 'rejected'), stop('decides', 'adopted')],
      { kind: 'adopted', stop: 1 },
    ],
    ['adopted with changes', [stop('decides', 'adopted-with-changes'), stop('notes')], { kind: 'adopted-with-changes', stop: 0 }],
    [
      'decided by the board, noted by the committee',
      [stop('decides', 'adopted'), stop('notes', 'noted')],
      { kind: 'adopted', stop: 0 },
    ],
    ['overruled', [stop('decides', 'adopted'), stop('decides', 'rejected')], { kind: 'rejected', stop: 1 }],
    ['decided by one, waiting for the last', [stop('decides', 'adopted'), stop('decides')], { kind: 'open', stop: 1 }],
    ['only noted', [stop('notes', 'noted')], { kind: 'noted', stop: 0 }],
    ['noted by who should have decided', [stop('prepares', 'adopted'), stop('decides', 'noted')], { kind: 'noted', stop: 1 }],
    ['noted by one of two', [stop('notes', 'noted'), stop('notes')], { kind: 'open', stop: 1 }],
    ['postponed without a new day', [stop('decides', 'postponed')], { kind: 'open', stop: null }],
    ['postponed and taken up again', [stop('decides', 'postponed'), stop('decides', 'adopted')], { kind: 'adopted', stop: 1 }],
    ['referred to another body', [stop('decides', 'referred'), stop('prepares'), stop('decides')], { kind: 'open', stop: 1 }],
    ['withdrawn', [stop('prepares', 'withdrawn'), stop('decides')], { kind: 'withdrawn', stop: 0 }],
  ])('%s', (_, stops, outcome) => {
    expect(outcomeOf(stops)).toEqual(outcome);
  });

  const anyStop = fc.record({
    role: fc.constantFrom(...consultationRoles),
    result: fc.option(fc.constantFrom(...consultationResults), { nil: null }),
  });

  it('is a decision only where a body that decides has decided', () => {
    fc.assert(
      fc.property(fc.array(anyStop, { maxLength: 8 }), (stops) => {
        const { kind, stop: at } = outcomeOf(stops);
        if (kind === 'adopted' || kind === 'adopted-with-changes' || kind === 'rejected') {
          expect(stops[at!]).toEqual({ role: 'decides', result: kind });
          expect(stops.slice(at! + 1).every((later) => later.role !== 'decides')).toBe(true);
        }
        if (kind === 'noted') expect(stops[at!]?.result).toBe('noted');
      }),
    );
  });

  it('is never a decision where everybody only took note', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ role: fc.constantFrom(...consultationRoles) }), { minLength: 1, maxLength: 8 }),
        (stops) => {
          expect(outcomeOf(stops.map(({ role }) => ({ role, result: 'noted' }))).kind).toBe('noted');
        },
      ),
    );
  });
});

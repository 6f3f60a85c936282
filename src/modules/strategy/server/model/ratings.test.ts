import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratings, type RatingFields } from '../../contract-evaluation-round.ts';
import { emptyRating, faultsOf, guarded, lastDayOf, newsOf, partnerResult, takesRatings } from './ratings.ts';

const rating = fc.constantFrom('' as const, ...ratings);
const fields: fc.Arbitrary<RatingFields> = fc.record({ progress: rating, effect: rating, text: fc.constantFrom('', 'Gut.') });

describe('what partners say', () => {
  it('is taken until the day before the meeting', () => {
    expect(lastDayOf('2027-01-01')).toBe('2026-12-31');
    expect(takesRatings({ meetingOn: '2027-01-01', cancelledAt: null, today: '2026-12-31' })).toBe(true);
    expect(takesRatings({ meetingOn: '2027-01-01', cancelledAt: null, today: '2027-01-01' })).toBe(false);
    expect(takesRatings({ meetingOn: '2027-01-01', cancelledAt: new Date(), today: '2026-12-31' })).toBe(false);
  });

  it('is complete or left out', () => {
    expect(faultsOf(emptyRating)).toEqual([]);
    expect(faultsOf({ ...emptyRating, text: 'Gut.' }).map((fault) => fault.field)).toEqual(['progress', 'effect']);
    expect(faultsOf({ progress: 'unknown', effect: '4', text: '' })).toEqual([]);
  });

  it('is asked anew where the day or the measures are others than she knows', () => {
    const told = { toldMeetingOn: '2026-12-01', toldNodeIds: ['a', 'b'] };
    expect(newsOf({ round: { meetingOn: '2026-12-08', nodeIds: ['b', 'c'] }, told })).toEqual({
      movedFrom: '2026-12-01',
      added: ['c'],
    });
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(ids, ids, fc.constantFrom('2026-12-01', '2026-12-08'), (nodeIds, toldNodeIds, toldMeetingOn) => {
        const round = { meetingOn: '2026-12-08', nodeIds };
        const { added } = newsOf({ round, told: { toldMeetingOn, toldNodeIds } });
        // Told once, nothing is news any more.
        expect(added.every((id) => nodeIds.includes(id) && !toldNodeIds.includes(id))).toBe(true);
        expect(newsOf({ round, told: { toldMeetingOn: round.meetingOn, toldNodeIds: nodeIds } })).toEqual({
          movedFrom: null,
          added: [],
        });
      }),
    );
  });

  it('counts everybody once, and whoever cannot judge in no mean', () => {
    fc.assert(
      fc.property(fc.array(fields), (sent) => {
        const { rated, progress, effect } = partnerResult(sent);
        expect(rated).toBeLessThanOrEqual(sent.length);
        for (const spread of [progress, effect]) {
          const counted = Object.values(spread.counts).reduce((sum, count) => sum + count, 0);
          expect(counted).toBeLessThanOrEqual(rated);
          expect(spread.judged).toBe(counted - spread.counts.unknown);
          if (spread.mean === null) expect(spread.judged).toBe(0);
          else expect(spread.mean >= 1 && spread.mean <= 5).toBe(true);
        }
      }),
    );
  });

  it('leaves the office only where enough people said it', () => {
    fc.assert(
      fc.property(fc.array(fields), fc.integer({ min: 3, max: 10 }), (sent, smallestCell) => {
        const result = partnerResult(sent);
        const out = guarded({ result, smallestCell });
        if ('fewerThan' in out) {
          expect(result.rated).toBeLessThan(smallestCell);
          expect(out).toEqual({ fewerThan: smallestCell });
        } else {
          expect(out.rated).toBeGreaterThanOrEqual(smallestCell);
          if (out.progress !== null) expect(result.progress.judged).toBeGreaterThanOrEqual(smallestCell);
        }
      }),
    );
  });
});

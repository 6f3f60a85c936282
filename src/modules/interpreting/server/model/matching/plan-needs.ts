import { hardRules, type Reason } from '../../../contract-matching.ts';
import { problemOf, type Posed } from './problem-of.ts';
import { reasonsOf } from './score.ts';
import { search, usualEffort } from './search.ts';
import type { Assignment, Helper, MatchingSettings, Need, Plan } from './types.ts';

/**
 * The best assignment over all open needs at once. This is the model; what solves it may change.
 *
 * Given are needs N, each of a request with a list of slots; helpers H; and for each need n, slot s of it and helper h whether every hard
 * rule allows it (`judge`), and a whole score q(n,s,h) from 0 to Q, the sum of the weights (`scoreOf`). Let M = 1 + Q·|N|.
 * x(n,s,h) is 1 where h takes n at s and else 0; only allowed ones exist.
 *
 * Maximise Σ (M + q(n,s,h)) · x(n,s,h), so that
 * 1. a need is taken once at most: Σ over s and h of x(n,s,h) ≤ 1;
 * 2. all taken needs of a request are taken at the same slot;
 * 3. x(n,s,h) + x(m,t,h) ≤ 1 where the slots overlap, or where the way from the earlier one's place to the later one's, straight or by
 *    home, whichever is shorter, takes more minutes than lie between. Every two are compared. Video and telephone happen at home;
 * 4. Σ of minutes of x(n,s,h) within a month of Berlin ≤ what is left of h's minutes of that month;
 * 5. Σ of cents of x(n,s,h) within a year ≤ what is left of h's cents of that year.
 *
 * M makes one need more worth more than all scores together: the plan fills as many as can be filled, and among those plans has the best
 * scores. The score of a choice depends on nothing that the plan decides.
 */
export function planNeeds(given: {
  needs: readonly Need[];
  helpers: readonly Helper[];
  settings: MatchingSettings;
  /** Numbers that may be touched before the best plan found so far is taken for good. */
  effort?: number;
}): Plan {
  const { needs, helpers, settings } = given;
  const problem = problemOf({ needs, helpers, settings });
  const { chosen, value, isOptimal } = search(problem, given.effort ?? usualEffort);
  const taken = new Map(chosen.map((choice) => [problem.choices[choice]!.need, choice]));
  const assignments: Assignment[] = [];
  const unfilled: Plan['unfilled'] = [];
  for (const [index, need] of needs.entries()) {
    const choice = taken.get(index);
    if (choice === undefined) {
      unfilled.push({ needId: need.id, why: whyOpen({ problem, index, helpers, chosen }) });
      continue;
    }
    const { helper, slot, judged, score } = problem.options[choice]!;
    assignments.push({
      needId: need.id,
      helperId: helper.id,
      slot: { startsAt: slot.startsAt, endsAt: slot.endsAt },
      score,
      reasons: reasonsOf({ need, slot, helper, judged, settings }),
    });
  }
  return { assignments, unfilled, value, isOptimal };
}

/** What keeps a need open: people who could but are needed elsewhere first, then those whom rules keep out, by rule. */
function whyOpen(given: { problem: Posed; index: number; helpers: readonly Helper[]; chosen: readonly number[] }): Reason[] {
  const { problem, index, helpers, chosen } = given;
  if (helpers.length === 0) return [{ key: 'no-helpers' }];
  const own = problem.choices.filter(({ need }) => need === index);
  const agreed = chosen.map((choice) => problem.choices[choice]!).find(({ request }) => request === own[0]?.request)?.slot;
  const able = new Set(own.filter(({ slot }) => agreed === undefined || slot === agreed).map(({ helper }) => helper));
  const elsewhen = new Set(own.map(({ helper }) => helper)).difference(able);
  return [
    ...(able.size > 0 ? [{ key: 'taken', helpers: able.size } as const] : []),
    ...(elsewhen.size > 0 ? [{ key: 'other-slot', helpers: elsewhen.size } as const] : []),
    ...hardRules.flatMap((rule) => {
      const many = problem.out[index]!.get(rule);
      return many ? [{ key: 'out', rule, helpers: many } as const] : [];
    }),
  ];
}

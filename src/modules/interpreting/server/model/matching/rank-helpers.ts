import { hardRules, usualWeights, type HardRule, type Reason } from '../../../contract-matching.ts';
import { fitsOf, judge, spokenOf, timed } from './judge.ts';
import { reasonsOf, scoreOf } from './score.ts';
import type { Helper, MatchingSettings, Need, Ranked, Ranking } from './types.ts';

/** What a county has where it has decided nothing; ways and allowances come from whoever knows them. */
export const usualMatching: Omit<MatchingSettings, 'travel' | 'kilometres' | 'allowance'> = {
  weights: usualWeights,
  nearLanguages: [],
  farMinutes: 90,
  manyHours: 60,
};

/**
 * Everybody who may be asked for one need, best first with the reasons, and everybody who may not with the rule that forbids it. Of several
 * slots the one with the highest score is named; who can at none of them is out by the rule that was reached last.
 */
export function rankHelpers(given: { need: Need; helpers: readonly Helper[]; settings: MatchingSettings }): Ranking {
  const { need, helpers, settings } = given;
  const slots = need.slots.map((slot) => timed(slot));
  const fits = fitsOf({ need, settings });
  const ranked: Ranked[] = [];
  const out: Ranking['out'] = [];
  for (const helper of helpers) {
    const spoken = spokenOf({ need, languages: helper.languages, fits });
    let best: Omit<Ranked, 'reasons'> | null = null;
    let reasons: (() => Reason[]) | null = null;
    let why: Reason = { key: 'unavailable' };
    let reached = -1;
    for (const slot of slots) {
      const judged = judge({ need, slot, helper, settings, spoken });
      if (judged.ok) {
        const score = scoreOf({ need, slot, helper, judged, settings });
        if (best && best.score >= score) continue;
        best = { helperId: helper.id, score, slot: { startsAt: slot.startsAt, endsAt: slot.endsAt } };
        reasons = () => reasonsOf({ need, slot, helper, judged, settings });
      } else if (ruleIndex(judged.why) > reached) {
        reached = ruleIndex(judged.why);
        why = judged.why;
      }
    }
    if (best && reasons) ranked.push({ ...best, reasons: reasons() });
    else out.push({ helperId: helper.id, why });
  }
  ranked.sort((one, other) => other.score - one.score || (one.helperId < other.helperId ? -1 : 1));
  return { ranked, out };
}

const ruleIndex = (why: Reason): number => hardRules.indexOf(why.key as HardRule);

import { offerAudiences, type OfferAudience } from '#modules/offers/contract.ts';
import {
  skillFindings,
  type AssessmentScope,
  type MatrixCell,
  type MatrixRow,
  type SkillFinding,
} from '../../contract-assessments.ts';

const meet = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((entry) => other.includes(entry));

/** Whether somebody could go to either: by where they are held, by age and by residence status. What is not said leaves nobody out. */
export const sameReach = (one: AssessmentScope, other: AssessmentScope): boolean =>
  (one.town === null || other.town === null || one.town.id === other.town.id) &&
  (one.ageFrom ?? 0) <= (other.ageTo ?? Infinity) &&
  (other.ageFrom ?? 0) <= (one.ageTo ?? Infinity) &&
  meet(one.residences, other.residences);

const entryOf = ({ id, name, provider, town }: AssessmentScope) => ({ id, name, provider, town: town?.name ?? null });

function cellOf(scopes: readonly AssessmentScope[], audience: OfferAudience | null, finding: SkillFinding): MatrixCell {
  const found = scopes.filter((scope) => scope.findings.includes(finding));
  const forAll = found.filter((scope) => scope.audiences.length === 0);
  const made = audience === null ? forAll : found.filter((scope) => scope.audiences.includes(audience));
  const others = audience === null ? [] : forAll;
  // Two that are for everybody double each other in the row of everybody, and not once more for each group.
  const doubled = [...made, ...others].filter((one) =>
    (made.includes(one) ? [...made, ...others] : made).some((other) => other !== one && sameReach(one, other)),
  );
  return {
    finding,
    entries: made.map(entryOf),
    forAll: others.length,
    doubled: doubled.map(entryOf),
    gap: audience !== null && made.length + others.length === 0,
  };
}

/** For whom × what is found out: who does it, what is doubled, and what nobody does. The row of everybody has no gaps. */
export const assessmentMatrix = (scopes: readonly AssessmentScope[]): MatrixRow[] =>
  [null, ...offerAudiences].map((audience) => ({
    audience,
    cells: skillFindings.map((finding) => cellOf(scopes, audience, finding)),
  }));

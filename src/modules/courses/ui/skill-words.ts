import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublicAssessment, SkillFinding, SkillResult } from '../contract-assessments.ts';

/** Words about skills assessments in the reader's language. Names and free texts are German. */

const findings = {
  german: m.skills_german,
  literacy: m.skills_literacy,
  school: m.skills_school,
  vocational: m.skills_vocational,
  strengths: m.skills_strengths,
  foreign: m.skills_foreign,
  'work-trial': m.skills_work_trial,
  digital: m.skills_digital,
} satisfies Record<SkillFinding, unknown>;
export const findingWord = (finding: SkillFinding, locale: Language): string => findings[finding]({}, { locale });

const results = {
  certificate: m.skills_certificate,
  report: m.skills_report,
  recommendation: m.skills_recommendation,
  placement: m.skills_placement,
} satisfies Record<SkillResult, unknown>;
export const skillResultWord = (result: SkillResult, locale: Language): string => results[result]({}, { locale });

/** Years of age it is for; null where all may come. */
export function skillAgesWord({ ageFrom, ageTo }: Pick<PublicAssessment, 'ageFrom' | 'ageTo'>, locale: Language): string | null {
  if (ageFrom !== null && ageTo !== null) return m.offers_age_between({ from: ageFrom, to: ageTo }, { locale });
  if (ageFrom !== null) return m.offers_age_from({ age: ageFrom }, { locale });
  return ageTo === null ? null : m.offers_age_to({ age: ageTo }, { locale });
}

import { textOf, textsOf } from '#lib/server/answers.ts';
import type { NeededLevel, SkillFinding, SkillResult } from '#modules/courses/contract-assessments.ts';
import type { Residence } from '#modules/courses/contract.ts';
import type { spokenLanguages } from '#modules/network/contract-places.ts';
import type { OfferAudience, OfferFee, OfferMode, OfferState } from '#modules/offers/contract.ts';
import { assessmentLists, assessmentTexts, type AssessmentForm } from './assessment-form.ts';

/** What was typed, and what the use case is given. */
export function readAssessmentForm(form: FormData) {
  const typed = {
    ...Object.fromEntries(assessmentTexts.map((name) => [name, textOf(form, name) ?? ''])),
    ...Object.fromEntries(assessmentLists.map((name) => [name, textsOf(form, name)])),
    demonstration: form.get('demonstration') !== null,
  } as AssessmentForm;
  const { provider, ...rest } = typed;
  const [holder, id = ''] = provider.split(':');
  return {
    typed,
    input: {
      ...rest,
      organisationId: holder === 'organisation' ? id : '',
      unitId: holder === 'unit' ? id : '',
      municipalityId: holder === 'municipality' ? id : '',
      mode: typed.mode as OfferMode,
      neededLevel: typed.neededLevel as NeededLevel,
      fee: typed.fee as OfferFee,
      state: typed.state as OfferState,
      audiences: typed.audiences as OfferAudience[],
      residences: typed.residences as Residence[],
      findings: typed.findings as SkillFinding[],
      languages: typed.languages as (typeof spokenLanguages)[number][],
      results: typed.results as SkillResult[],
    },
  };
}

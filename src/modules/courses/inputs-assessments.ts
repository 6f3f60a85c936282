import { z } from 'zod';
import { email, id, optional, phone, plain, text, version, website } from '#kernel/field-inputs.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { offerAudiences, offerFees, offerModes, offerStates } from '#modules/offers/contract.ts';
import { residences } from './contract.ts';
import { neededLevels, skillFindings, skillResults } from './contract-assessments.ts';
import { reader } from './inputs.ts';

/** Some of a closed list, in its order. */
const someOf = <const T extends string>(choices: readonly T[], message: string) =>
  z
    .array(z.enum(choices, message))
    .default([])
    .transform((given) => choices.filter((entry) => given.includes(entry)));
const age = optional(
  z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Nicht unter 0.')
    .max(120, 'Höchstens 120.'),
);
/** „2,5“ is written with a comma. */
const hours = optional(
  z.preprocess(
    (given) => (typeof given === 'string' ? given.trim().replace(',', '.') : given),
    z.coerce
      .number('Bitte Stunden als Zahl angeben, zum Beispiel 2,5.')
      .min(0.25, 'Mindestens eine Viertelstunde (0,25).')
      .max(2000, 'Höchstens 2.000.'),
  ),
);

const fields = {
  name: plain(200).min(1, 'Bitte angeben, wie es heißt.'),
  organisationId: id('Bitte eine Organisation aus der Liste wählen.'),
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  mode: z.enum(offerModes, 'Bitte wählen, ob es vor Ort oder online ist.').default('on-site'),
  placeId: id('Bitte einen Ort aus der Liste wählen.'),
  audiences: someOf(offerAudiences, 'Bitte Zielgruppen aus der Liste wählen.'),
  ageFrom: age,
  ageTo: age,
  neededLevel: optional(z.enum(neededLevels, 'Bitte ein Niveau aus der Liste wählen.')),
  residences: someOf(residences, 'Bitte aus der Liste wählen.'),
  findings: someOf(skillFindings, 'Bitte aus der Liste wählen.'),
  instrument: text(200),
  hours,
  languages: someOf(spokenLanguages, 'Bitte Sprachen aus der Liste wählen.'),
  results: someOf(skillResults, 'Bitte aus der Liste wählen.'),
  resultNote: text(500),
  recognition: text(500),
  fee: z.enum(offerFees, 'Bitte wählen, ob es etwas kostet.').default('unknown'),
  website,
  phone,
  email,
  state: z.enum(offerStates, 'Bitte einen Stand wählen.').default('draft'),
  demonstration: z.boolean().default(false),
};
type Given = z.output<z.ZodObject<typeof fields>>;

function checkAssessment(value: Given, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  const providers = [value.organisationId, value.unitId, value.municipalityId].filter((provider) => provider !== null);
  if (providers.length === 0) fault('organisationId', 'Bitte wählen, wer es anbietet.');
  if (providers.length > 1) fault('organisationId', 'Bitte nur eine Organisation, Stelle oder Gemeinde wählen.');
  if (value.ageFrom !== null && value.ageTo !== null && value.ageTo < value.ageFrom)
    fault('ageTo', 'Das zweite Alter liegt unter dem ersten.');
  if (value.findings.length === 0) fault('findings', 'Bitte wählen, was festgestellt wird.');
  if (value.mode === 'online' && value.placeId !== null) fault('placeId', 'Online braucht es keinen Ort.');
  if (value.state === 'public' && value.results.length === 0 && value.resultNote === null)
    fault('results', 'Öffentlich braucht es ein Ergebnis: Was hat man danach in der Hand?');
}

export const assessmentInput = z.object(fields).superRefine(checkAssessment);
export const changeAssessmentInput = z.object({ assessmentId: z.uuid(), version, ...fields }).superRefine(checkAssessment);
/** Whoever was asked by mail says that all is right, or that there is no such thing any more. */
export const answerAssessmentInput = z.object({ version, answer: z.enum(['right', 'ended'], 'Bitte eine Antwort wählen.') });
export const assessmentIdInput = z.object({ assessmentId: z.uuid() });

const wish = {
  finding: z.enum(skillFindings).nullable().default(null),
  audience: z.enum(offerAudiences).nullable().default(null),
};
export const listAssessmentsInput = z.object({
  ...wish,
  search: text(200),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  state: z.enum(offerStates).nullable().default(null),
});
export const assessmentMatrixInput = z.object({ municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.') });
export const publicAssessmentsInput = z.object({
  ...wish,
  municipalityAgs: z.string().max(20).nullable().default(null),
  language: reader,
});

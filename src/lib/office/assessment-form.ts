import {
  neededLevels,
  skillFindings,
  skillFindingWords,
  skillResults,
  skillResultWords,
  type SkillsAssessmentView,
} from '#modules/courses/contract-assessments.ts';
import { residenceWords } from '#modules/courses/contract.ts';
import { offerAudienceWords, offerFeeWords, offerModeWords, offerStateWords } from '#modules/offers/contract.ts';
import { shortDay } from './german.ts';
import { languageWords } from './spoken-languages.ts';

export const skillFindingOptions = skillFindings.map((value) => ({ value, label: skillFindingWords[value] }));
export const skillResultOptions = skillResults.map((value) => ({ value, label: skillResultWords[value] }));
export const neededLevelOptions = neededLevels.map((value) => ({ value, label: `mindestens ${value}` }));

export const assessmentTexts = [
  'provider',
  'name',
  'mode',
  'placeId',
  'ageFrom',
  'ageTo',
  'neededLevel',
  'instrument',
  'hours',
  'resultNote',
  'recognition',
  'fee',
  'website',
  'phone',
  'email',
  'state',
] as const;
export const assessmentLists = ['audiences', 'residences', 'findings', 'languages', 'results'] as const;
type Texts = Record<(typeof assessmentTexts)[number], string>;
type Lists = Record<(typeof assessmentLists)[number], string[]>;
/** The form's controls as text, as the page fills them in again. */
export type AssessmentForm = Texts & Lists & { demonstration: boolean };
/** Names of the controls as they stand, for the list of faults; who offers it is one control for three fields. */
export const assessmentControls: readonly string[] = [
  ...['name', 'organisationId', 'findings', 'instrument', 'mode', 'placeId', 'hours'],
  ...['audiences', 'ageFrom', 'ageTo', 'neededLevel', 'residences', 'languages'],
  ...['results', 'resultNote', 'recognition', 'fee', 'website', 'phone', 'email', 'state'],
];

export const emptyAssessment: AssessmentForm = {
  ...(Object.fromEntries(assessmentTexts.map((name) => [name, ''])) as Texts),
  ...{ mode: 'on-site', fee: 'unknown', state: 'draft' },
  ...{ audiences: [], residences: [], findings: [], languages: [], results: [] },
  demonstration: false,
};

type Provider = Pick<SkillsAssessmentView, 'organisation' | 'unit' | 'municipality'>;
export const assessmentProvider = ({ organisation, unit, municipality }: Provider): string =>
  organisation?.name ?? unit?.name ?? municipality?.name ?? '–';
const providerValue = ({ organisation, unit, municipality }: Provider): string => {
  if (organisation) return `organisation:${organisation.id}`;
  return unit ? `unit:${unit.id}` : `municipality:${municipality?.id ?? ''}`;
};
const hoursText = (hours: number | null): string => (hours === null ? '' : String(hours).replace('.', ','));

export const storedAssessment = (view: SkillsAssessmentView): AssessmentForm => ({
  provider: providerValue(view),
  name: view.name,
  mode: view.mode,
  placeId: view.place?.id ?? '',
  ageFrom: String(view.ageFrom ?? ''),
  ageTo: String(view.ageTo ?? ''),
  neededLevel: view.neededLevel ?? '',
  instrument: view.instrument ?? '',
  hours: hoursText(view.hours),
  resultNote: view.resultNote ?? '',
  recognition: view.recognition ?? '',
  fee: view.fee,
  website: view.website ?? '',
  phone: view.phone ?? '',
  email: view.email ?? '',
  state: view.state,
  audiences: view.audiences,
  residences: view.residences,
  findings: view.findings,
  languages: view.languages,
  results: view.results,
  demonstration: view.demonstration,
});

const agesOf = ({ ageFrom, ageTo }: SkillsAssessmentView): string | null => {
  if (ageFrom === null) return ageTo === null ? null : `bis ${ageTo} Jahre`;
  return ageTo === null ? `ab ${ageFrom} Jahren` : `${ageFrom} bis ${ageTo} Jahre`;
};
/** For whom it is: groups, ages, the German that is needed. */
export const assessmentFor = (view: SkillsAssessmentView): string =>
  [
    view.audiences.map((audience) => offerAudienceWords[audience]).join(', ') || 'alle',
    agesOf(view),
    view.neededLevel && `Deutsch mindestens ${view.neededLevel}`,
  ]
    .filter(Boolean)
    .join(' · ');
export const assessmentFindings = (view: Pick<SkillsAssessmentView, 'findings'>): string =>
  view.findings.map((finding) => skillFindingWords[finding]).join(', ');
export const assessmentResults = (view: Pick<SkillsAssessmentView, 'results' | 'resultNote'>): string =>
  [view.results.map((result) => skillResultWords[result]).join(', '), view.resultNote].filter(Boolean).join(': ') || '–';
export const assessmentWhere = (view: Pick<SkillsAssessmentView, 'mode' | 'place'>): string =>
  view.mode === 'online' || view.place === null
    ? offerModeWords[view.mode]
    : [view.place.name, view.place.town, view.mode === 'both' ? 'auch online' : null].filter(Boolean).join(', ');

type Fact = { label: string; value: string };
/** All of it for those who only read. */
export const assessmentFacts = (view: SkillsAssessmentView): Fact[] => [
  { label: 'Wer bietet es an', value: assessmentProvider(view) },
  { label: 'Wo', value: assessmentWhere(view) },
  { label: 'Für wen', value: assessmentFor(view) },
  { label: 'Aufenthalt', value: view.residences.map((entry) => residenceWords[entry]).join(', ') || 'egal' },
  { label: 'Was festgestellt wird', value: assessmentFindings(view) },
  { label: 'Verfahren', value: view.instrument ?? '–' },
  { label: 'Dauer', value: view.hours === null ? '–' : `${hoursText(view.hours)} Stunden` },
  { label: 'Sprachen', value: view.languages.map(languageWords).join(', ') || '–' },
  { label: 'Ergebnis', value: assessmentResults(view) },
  { label: 'Wer es anerkennt', value: view.recognition ?? '–' },
  { label: 'Kosten', value: offerFeeWords[view.fee] },
  { label: 'Kontakt', value: [view.phone, view.email, view.website].filter(Boolean).join(', ') || '–' },
  { label: 'Stand', value: offerStateWords[view.state] },
  { label: 'Bestätigt', value: view.confirmedAt === null ? '–' : shortDay(view.confirmedAt.slice(0, 10)) },
];

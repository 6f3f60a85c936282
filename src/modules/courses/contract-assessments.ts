import type { IsoDate } from '#kernel/dates.ts';
import type { OfferAudience, OfferFee, OfferMode, OfferState, OfferWord } from '#modules/offers/contract.ts';
import type { Residence } from './contract.ts';
import type { CourseLevel } from './contract-levels.ts';

/** Shared by server and browser: skills assessments, who offers them for whom, what they find out and with what result. */

/** What is found out. */
export const skillFindings = [
  'german',
  'literacy',
  'school',
  'vocational',
  'strengths',
  'foreign',
  'work-trial',
  'digital',
] as const;
export type SkillFinding = (typeof skillFindings)[number];
export const skillFindingWords: Readonly<Record<SkillFinding, string>> = {
  german: 'Deutschkenntnisse',
  literacy: 'Lesen und Schreiben',
  school: 'Schulisches Wissen',
  vocational: 'Berufliche Fähigkeiten',
  strengths: 'Interessen und Stärken',
  foreign: 'Abschlüsse aus dem Ausland',
  'work-trial': 'Erprobung bei der Arbeit',
  digital: 'Digitale Kenntnisse',
};

/** What one has in hand afterwards. */
export const skillResults = ['certificate', 'report', 'recommendation', 'placement'] as const;
export type SkillResult = (typeof skillResults)[number];
export const skillResultWords: Readonly<Record<SkillResult, string>> = {
  certificate: 'Zertifikat',
  report: 'Bericht',
  recommendation: 'Empfehlung',
  placement: 'Einstufung in einen Kurs',
};

/** German that somebody must bring; none named means none is needed. */
export const neededLevels = ['A1', 'A2', 'B1', 'B2', 'C1'] as const satisfies readonly CourseLevel[];
export type NeededLevel = (typeof neededLevels)[number];

type Named = { id: string; name: string };

export type SkillsAssessmentView = {
  id: string;
  name: string;
  /** Who offers it: exactly one of the three. */
  organisation: Named | null;
  unit: Named | null;
  municipality: Named | null;
  mode: OfferMode;
  place: (Named & { town: string | null; municipality: Named | null }) | null;
  /** Empty for everybody. */
  audiences: OfferAudience[];
  /** Years of age, both included. */
  ageFrom: number | null;
  ageTo: number | null;
  neededLevel: NeededLevel | null;
  /** Empty for any. */
  residences: Residence[];
  findings: SkillFinding[];
  /** The instrument by its name. */
  instrument: string | null;
  /** Hours it takes in all. */
  hours: number | null;
  /** In which it is held. */
  languages: string[];
  results: SkillResult[];
  resultNote: string | null;
  /** Who takes the result as proof. */
  recognition: string | null;
  fee: OfferFee;
  website: string | null;
  phone: string | null;
  email: string | null;
  state: OfferState;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** By when it is to be confirmed again. */
  reviewBy: IsoDate | null;
  askedAt: string | null;
  mayChange: boolean;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};

/** What everybody may see of one, in one language. */
export type PublicAssessment = Omit<
  SkillsAssessmentView,
  | 'name'
  | 'resultNote'
  | 'recognition'
  | 'organisation'
  | 'unit'
  | 'municipality'
  | 'place'
  | 'state'
  | 'confirmedAt'
  | 'confirmedBy'
  | 'reviewBy'
  | 'askedAt'
  | 'mayChange'
  | 'updatedAt'
  | 'version'
> & {
  name: OfferWord;
  resultNote: OfferWord | null;
  recognition: OfferWord | null;
  provider: string;
  place: { name: string; slug: string; town: string | null; ags: string | null } | null;
  confirmedOn: IsoDate | null;
};

/** What decides whether two of them do the same for the same people. */
export type AssessmentScope = Pick<SkillsAssessmentView, 'audiences' | 'ageFrom' | 'ageTo' | 'residences' | 'findings'> & {
  id: string;
  name: string;
  provider: string;
  /** The municipality it is held in; null for the whole county. */
  town: Named | null;
};
export type MatrixEntry = { id: string; name: string; provider: string; town: string | null };
export type MatrixCell = {
  finding: SkillFinding;
  /** Those made for just these people. */
  entries: MatrixEntry[];
  /** How many more are for everybody. */
  forAll: number;
  /** Those that another one doubles: the same, for the same people, at the same place or in the whole county. */
  doubled: MatrixEntry[];
  /** Nobody finds this out for these people. */
  gap: boolean;
};
/** `audience` null for what is for everybody. */
export type MatrixRow = { audience: OfferAudience | null; cells: MatrixCell[] };

/** What a link by mail shows to whoever is asked whether an assessment is still right. */
export type AssessmentByLink = { state: 'open' | 'done' | 'expired'; assessment: SkillsAssessmentView };

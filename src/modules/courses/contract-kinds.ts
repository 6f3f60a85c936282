import type { CourseLevel } from './contract-levels.ts';

/**
 * Kinds of courses and exams as reference data: names and teaching units (45 minutes each) as the ordinances give them on a day. They
 * change; a kind that ends keeps its row with `validTo`, and its successor gets one of its own. Names are proper names: learners meet
 * them in German on every paper.
 */
export const courseGroups = [
  'integration',
  'vocational',
  'first-orientation',
  'mia',
  'literacy',
  'local',
  'volunteer',
  'school',
  'exam',
] as const;
export type CourseGroup = (typeof courseGroups)[number];
export const courseGroupWords: Readonly<Record<CourseGroup, string>> = {
  integration: 'Integrationskurs',
  vocational: 'Berufssprachkurs',
  'first-orientation': 'Erstorientierung',
  mia: 'MiA-Kurs',
  literacy: 'Alphabetisierung',
  local: 'Kurs vor Ort',
  volunteer: 'Ehrenamtlicher Kurs',
  school: 'Sprachklasse',
  exam: 'Prüfung und Test',
};

export const courseKinds = [
  'integration',
  'integration-women',
  'integration-parents',
  'integration-youth',
  'integration-support',
  'integration-literacy',
  'integration-second-script',
  'integration-intensive',
  'vocational-basic',
  'vocational-special',
  'vocational-recognition',
  'vocational-job',
  'first-orientation',
  'mia',
  'literacy',
  'local',
  'volunteer',
  'school',
  'exam-dtz',
  'exam-lid',
  'exam-telc',
  'exam-dsd',
  'placement',
] as const;
export type CourseKind = (typeof courseKinds)[number];

export type CourseKindFacts = {
  group: CourseGroup;
  name: string;
  /** Teaching units of the language part, and of the orientation course at its end. */
  units: number | null;
  orientationUnits: number | null;
  /** What it aims at, where its rules say so. */
  target: CourseLevel | null;
  validFrom: string | null;
  validTo: string | null;
  source: string;
};

const iko = 'Integrationskursverordnung (IntV)';
const beruf = 'Deutschsprachförderverordnung (DeuFöV)';
const facts = (
  group: CourseGroup,
  name: string,
  more: Partial<Pick<CourseKindFacts, 'units' | 'orientationUnits' | 'target' | 'source'>> = {},
): CourseKindFacts => ({
  group,
  name,
  units: null,
  orientationUnits: null,
  target: null,
  validFrom: null,
  validTo: null,
  source: '',
  ...more,
});

/** The day on which these facts were last laid down; whoever plans by them asks the Federal Office. */
export const courseKindsAsOf = '2026-11-01';
export const courseKindFacts: Readonly<Record<CourseKind, CourseKindFacts>> = {
  integration: facts('integration', 'Allgemeiner Integrationskurs', {
    units: 600,
    orientationUnits: 100,
    target: 'B1',
    source: iko,
  }),
  'integration-women': facts('integration', 'Frauenintegrationskurs', {
    units: 900,
    orientationUnits: 100,
    target: 'B1',
    source: iko,
  }),
  'integration-parents': facts('integration', 'Elternintegrationskurs', {
    units: 900,
    orientationUnits: 100,
    target: 'B1',
    source: iko,
  }),
  'integration-youth': facts('integration', 'Jugendintegrationskurs', {
    units: 900,
    orientationUnits: 100,
    target: 'B1',
    source: iko,
  }),
  'integration-support': facts('integration', 'Förderkurs', { units: 900, orientationUnits: 100, target: 'B1', source: iko }),
  'integration-literacy': facts('integration', 'Integrationskurs mit Alphabetisierung', {
    units: 900,
    orientationUnits: 100,
    target: 'A2',
    source: iko,
  }),
  'integration-second-script': facts('integration', 'Integrationskurs für Zweitschriftlernende', {
    units: 900,
    orientationUnits: 100,
    target: 'B1',
    source: iko,
  }),
  'integration-intensive': facts('integration', 'Intensivkurs', {
    units: 400,
    orientationUnits: 30,
    target: 'B1',
    source: iko,
  }),
  'vocational-basic': facts('vocational', 'Basisberufssprachkurs', { target: 'B2', source: beruf }),
  'vocational-special': facts('vocational', 'Spezialberufssprachkurs', { source: beruf }),
  'vocational-recognition': facts('vocational', 'Berufssprachkurs zur Anerkennung', { source: beruf }),
  'vocational-job': facts('vocational', 'Job-Berufssprachkurs', { source: beruf }),
  'first-orientation': facts('first-orientation', 'Erstorientierungskurs', {
    units: 300,
    target: 'A1',
    source: 'Bundesamt für Migration und Flüchtlinge, Erstorientierung und Wertevermittlung',
  }),
  mia: facts('mia', 'MiA – Migrantinnen einfach stark im Alltag', {
    units: 45,
    source: 'Bundesamt für Migration und Flüchtlinge; 34 Stunden zu 60 Minuten',
  }),
  literacy: facts('literacy', 'Alphabetisierungskurs', { target: 'A1' }),
  local: facts('local', 'Deutschkurs'),
  volunteer: facts('volunteer', 'Deutsch mit Ehrenamtlichen'),
  school: facts('school', 'Sprachlernklasse'),
  'exam-dtz': facts('exam', 'Deutsch-Test für Zuwanderer', { target: 'B1', source: iko }),
  'exam-lid': facts('exam', 'Leben in Deutschland', { source: iko }),
  'exam-telc': facts('exam', 'telc-Prüfung'),
  'exam-dsd': facts('exam', 'Deutsches Sprachdiplom'),
  placement: facts('exam', 'Einstufungstest'),
};
export const courseKindWords = Object.fromEntries(courseKinds.map((kind) => [kind, courseKindFacts[kind].name])) as Readonly<
  Record<CourseKind, string>
>;
export const groupOfKind = (kind: CourseKind): CourseGroup => courseKindFacts[kind].group;
/** Exams have a date, not a period; nobody learns in them. */
export const isExam = (kind: CourseKind): boolean => groupOfKind(kind) === 'exam';

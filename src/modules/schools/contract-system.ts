import { schoolTypes, type SchoolType } from './contract.ts';

/**
 * Lower Saxony's schools and the ways between them, as reference data: they change by law, so the day and the sources stand beside
 * them. Only what the laws say of all counties stands here.
 */
export const systemAsOf = '2026-11-26';
export const systemSources = [
  'Niedersächsisches Schulgesetz (NSchG): §§ 5 bis 20, 59, 63 bis 65',
  'Niedersächsisches Gesetz über Kindertagesstätten und Kindertagespflege (NKiTaG)',
  'Sozialgesetzbuch VIII: § 24',
  'Infektionsschutzgesetz (IfSG): § 20',
] as const;

/** Rules that every family meets, in the order in which it meets them. */
export const systemRules = ['kita', 'start', 'duty', 'district', 'choice', 'measles'] as const;
export type SystemRule = (typeof systemRules)[number];
export const ruleSources: Readonly<Record<SystemRule, string>> = {
  kita: '§ 24 SGB VIII, NKiTaG',
  start: '§ 64 NSchG',
  duty: '§§ 63, 65 NSchG',
  district: '§ 63 NSchG',
  choice: '§ 59 NSchG',
  measles: '§ 20 IfSG',
};

/** Certificates by their German names: they stand so on the paper. */
export const certificateWords = {
  haupt: 'Hauptschulabschluss',
  real: 'Sekundarabschluss I – Realschulabschluss',
  extended: 'Erweiterter Sekundarabschluss I',
  'technical-entrance': 'Fachhochschulreife',
  abitur: 'Allgemeine Hochschulreife (Abitur)',
  vocational: 'Berufsabschluss',
} as const;
export type Certificate = keyof typeof certificateWords;

export type SystemStep = {
  type: SchoolType;
  /** Usual age at the beginning and at the end, for the picture. */
  ages: readonly [from: number, to: number];
  next: readonly SchoolType[];
  certificates: readonly Certificate[];
};

const secondary = ['hauptschule', 'realschule', 'oberschule', 'kgs', 'igs', 'gymnasium'] as const;
const afterTen = ['vocational', 'gymnasium'] as const;
const steps: Readonly<Record<SchoolType, Omit<SystemStep, 'type'>>> = {
  creche: { ages: [0, 3], next: ['kita'], certificates: [] },
  childminder: { ages: [0, 3], next: ['kita'], certificates: [] },
  kita: { ages: [3, 6], next: ['primary'], certificates: [] },
  primary: { ages: [6, 10], next: secondary, certificates: [] },
  'after-school': { ages: [6, 10], next: [], certificates: [] },
  hauptschule: { ages: [10, 15], next: ['vocational'], certificates: ['haupt', 'real', 'extended'] },
  realschule: { ages: [10, 16], next: afterTen, certificates: ['haupt', 'real', 'extended'] },
  oberschule: { ages: [10, 16], next: afterTen, certificates: ['haupt', 'real', 'extended'] },
  kgs: { ages: [10, 19], next: ['vocational'], certificates: ['haupt', 'real', 'extended', 'abitur'] },
  igs: { ages: [10, 19], next: ['vocational'], certificates: ['haupt', 'real', 'extended', 'abitur'] },
  gymnasium: { ages: [10, 19], next: ['vocational'], certificates: ['haupt', 'real', 'extended', 'abitur'] },
  special: { ages: [6, 16], next: ['vocational'], certificates: [] },
  vocational: {
    ages: [15, 19],
    next: [],
    certificates: ['vocational', 'haupt', 'real', 'extended', 'technical-entrance', 'abitur'],
  },
  adult: { ages: [16, 19], next: ['vocational'], certificates: ['haupt', 'real', 'abitur'] },
};
export const systemSteps: readonly SystemStep[] = schoolTypes.map((type) => ({ type, ...steps[type] }));

/** What vocational schools lead, in groups that one sentence explains. */
export const vocationalGroups = [
  { key: 'dual', forms: ['berufsschule'] },
  { key: 'entry', forms: ['berufseinstiegsschule', 'berufsfachschule'] },
  { key: 'upper', forms: ['fachoberschule', 'berufsoberschule', 'berufliches-gymnasium'] },
  { key: 'after', forms: ['fachschule'] },
] as const;
export type VocationalGroup = (typeof vocationalGroups)[number]['key'];

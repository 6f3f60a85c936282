/** Shared by server and browser: what the examination before school found, as counts of children. No child is in it. */

/** What is looked at before a child begins school. Each health office names the fields a little differently: these are common to them. */
export const findingKinds = ['language', 'motor', 'fine-motor', 'vision', 'hearing', 'behaviour', 'cognition'] as const;
export type FindingKind = (typeof findingKinds)[number];
export const findingKindWords: Readonly<Record<FindingKind, string>> = {
  language: 'Sprache',
  motor: 'Bewegung',
  'fine-motor': 'Hand und Auge',
  vision: 'Sehen',
  hearing: 'Hören',
  behaviour: 'Verhalten',
  cognition: 'Denken und Merken',
};

/** Which children: all, or those who speak German or another language in their family, where the office counts that. */
export const familyLanguages = ['all', 'german', 'other'] as const;
export type FamilyLanguage = (typeof familyLanguages)[number];
export const familyLanguageWords: Readonly<Record<FamilyLanguage, string>> = {
  all: 'alle Kinder',
  german: 'Familiensprache Deutsch',
  other: 'andere Familiensprache',
};

export type FindingCount = {
  /** Children with a finding; null where nobody counted it, or `hidden` where it may not be told. */
  found: number | null;
  /** Percent of the children examined, with one place. */
  share: number | null;
  hidden: boolean;
};
/** Children of one year of entry, of a municipality or the whole county. */
export type EntryFindings = {
  year: number;
  municipality: { id: string; name: string } | null;
  language: FamilyLanguage;
  examined: number | null;
  examinedHidden: boolean;
  findings: Record<FindingKind, FindingCount>;
  day: string;
  source: string;
};
export type FindingsView = {
  rows: EntryFindings[];
  smallestCell: number;
  /** The unit that enters them; null as long as the county named none. */
  unit: { id: string; name: string } | null;
  mayKeep: boolean;
};
/** As it was entered, for whoever keeps it. */
export type EntryForm = {
  examined: number;
  findings: Partial<Record<FindingKind, number>>;
  day: string;
  source: string;
  version: number;
};

import {
  familyLanguages,
  familyLanguageWords,
  findingKinds,
  findingKindWords,
  type EntryForm,
} from '#modules/schools/contract-findings.ts';

export const findingKindOptions = findingKinds.map((value) => ({ value, label: findingKindWords[value] }));
export const familyLanguageOptions = familyLanguages.map((value) => ({ value, label: familyLanguageWords[value] }));
export const findingNames = ['examined', ...findingKinds.map((kind) => `findings.${kind}` as const), 'day', 'source'] as const;
export const entryNames = ['year', 'municipalityId', 'language', ...findingNames] as const;
/** The form's controls as text, as the page fills them in again. */
export type EntryTyped = Record<(typeof findingNames)[number], string>;
export const storedEntry = (entry: EntryForm | null): EntryTyped =>
  ({
    examined: String(entry?.examined ?? ''),
    day: entry?.day ?? '',
    source: entry?.source ?? '',
    ...Object.fromEntries(findingKinds.map((kind) => [`findings.${kind}`, String(entry?.findings[kind] ?? '')])),
  }) as EntryTyped;

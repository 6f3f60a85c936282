import type { Register } from '#kernel/register.ts';
import { classKindWords, occupancyStateWords, type LanguageClassView } from '#modules/schools/contract-classes.ts';
import { bookkeeping } from './bookkeeping.ts';

/** Language classes by half-year; what is too small to be told is empty. */
export const languageClasses: Register<LanguageClassView> = {
  key: 'sprachklassen',
  title: 'Sprachklassen',
  columns: [
    {
      key: 'school',
      german: 'Schule',
      english: 'School',
      kind: 'text',
      required: true,
      names: 'schools',
      ids: (row) => row.school.id,
      value: (row) => row.school.name,
    },
    {
      key: 'kind',
      german: 'Art',
      english: 'Kind',
      kind: 'choice',
      required: true,
      choices: classKindWords,
      value: (row) => row.kind,
    },
    { key: 'half', german: 'Halbjahr', english: 'Half-year', kind: 'code', required: true, value: (row) => row.halfYear },
    { key: 'places', german: 'Plätze', english: 'Places', kind: 'number', required: true, value: (row) => row.places },
    { key: 'pupils', german: 'Belegt', english: 'Pupils', kind: 'number', required: true, value: (row) => row.pupils },
    { key: 'waiting', german: 'Warten', english: 'Waiting', kind: 'number', required: true, value: (row) => row.waiting },
    {
      key: 'occupancy',
      german: 'Belegung in Prozent',
      english: 'Occupancy',
      kind: 'number',
      readOnly: true,
      value: (row) => row.occupancy,
    },
    {
      key: 'state',
      german: 'Belegung',
      english: 'Occupancy state',
      kind: 'text',
      readOnly: true,
      value: (row) => row.occupancyState && occupancyStateWords[row.occupancyState],
    },
    {
      key: 'review',
      german: 'Zuletzt entschieden',
      english: 'Decision',
      kind: 'text',
      readOnly: true,
      value: (row) => row.reviews[0]?.decision ?? null,
    },
    { key: 'note', german: 'Hinweis', english: 'Note', kind: 'text', value: (row) => row.note },
    ...bookkeeping<LanguageClassView>({ version: (row) => row.version, id: (row) => row.id }),
  ],
};

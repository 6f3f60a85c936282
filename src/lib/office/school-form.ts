import { placeStates, placeStateWords } from '#modules/network/contract-places.ts';
import {
  placesStates,
  placesStateWords,
  schoolTypes,
  schoolTypeWords,
  vocationalForms,
  vocationalFormWords,
  type SchoolView,
} from '#modules/schools/contract.ts';
import { shortDay } from './german.ts';

const options = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));
export const schoolTypeOptions = options(schoolTypes, schoolTypeWords);
export const vocationalFormOptions = options(vocationalForms, vocationalFormWords);
export const placesStateOptions = options(placesStates, placesStateWords);
export const schoolStateOptions = options(placeStates, placeStateWords);

export const schoolTexts = [
  'placeId',
  'type',
  'organisationId',
  'unitId',
  'municipalityId',
  'ageFrom',
  'ageTo',
  'gradeFrom',
  'gradeTo',
  'areaNote',
  'registration',
  'registrationFrom',
  'registrationUntil',
  'registrationUrl',
  'documents',
  'note',
  'places',
  'state',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type SchoolForm = Record<(typeof schoolTexts)[number], string> & {
  forms: string[];
  areaIds: string[];
  demonstration: boolean;
};
/** Names of the controls, for the list of faults. */
export const schoolControls: readonly string[] = [
  ...['placeId', 'type', 'forms', 'organisationId', 'municipalityId', 'unitId', 'ageFrom', 'ageTo', 'gradeFrom', 'gradeTo'],
  ...['areaIds', 'areaNote', 'registration', 'registrationFrom', 'registrationUntil', 'registrationUrl', 'documents', 'note'],
  ...['places', 'state'],
];

export const emptySchool: SchoolForm = {
  ...(Object.fromEntries(schoolTexts.map((name) => [name, ''])) as Record<(typeof schoolTexts)[number], string>),
  state: 'draft',
  forms: [],
  areaIds: [],
  demonstration: false,
};

export const storedSchool = (view: SchoolView): SchoolForm => ({
  placeId: view.place.id,
  type: view.type,
  organisationId: view.organisation?.id ?? '',
  unitId: view.unit?.id ?? '',
  municipalityId: view.municipality?.id ?? '',
  ageFrom: String(view.ageFrom ?? ''),
  ageTo: String(view.ageTo ?? ''),
  gradeFrom: String(view.gradeFrom ?? ''),
  gradeTo: String(view.gradeTo ?? ''),
  areaNote: view.areaNote ?? '',
  registration: view.registration ?? '',
  registrationFrom: view.registrationFrom ?? '',
  registrationUntil: view.registrationUntil ?? '',
  registrationUrl: view.registrationUrl ?? '',
  documents: view.documents ?? '',
  note: view.note ?? '',
  places: view.places ?? '',
  state: view.state,
  forms: view.forms,
  areaIds: view.areas.map(({ id }) => id),
  demonstration: view.demonstration,
});

export const schoolKeeperOf = (view: SchoolView): string =>
  view.organisation?.name ?? view.unit?.name ?? view.municipality?.name ?? 'Koordination';
const span = (from: number | null, to: number | null, what: string): string => {
  if (from === null && to === null) return '';
  if (from === null) return `bis ${what} ${to}`;
  if (to === null) return `ab ${what} ${from}`;
  return from === to ? `${what} ${from}` : `${what} ${from} bis ${to}`;
};
/** „Klasse 1 bis 4“, „Alter 3 bis 6“. */
export const yearsOf = (view: SchoolView): string =>
  [span(view.ageFrom, view.ageTo, 'Alter'), span(view.gradeFrom, view.gradeTo, 'Klasse')].filter(Boolean).join(', ');
export const schoolAreasOf = (view: SchoolView): string =>
  view.areas.length === 0 ? 'ganzer Landkreis' : view.areas.map(({ name }) => name).join(', ');
export const registrationSpan = (view: SchoolView): string =>
  [
    view.registrationFrom && `ab ${shortDay(view.registrationFrom)}`,
    view.registrationUntil && `bis ${shortDay(view.registrationUntil)}`,
  ]
    .filter(Boolean)
    .join(' ');

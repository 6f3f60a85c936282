import { officeFunctions, officeFunctionWords, type OfficeFunction } from '#modules/network/contract-places.ts';
import type { DeskView } from '#modules/guidance/contract.ts';
import { emptyHours, hoursNames, weekLine, type HoursForm } from './hours-form.ts';
import { languageWords } from './spoken-languages.ts';

export const taskOptions = officeFunctions
  .map((value) => ({ value, label: officeFunctionWords[value] }))
  .toSorted((one, other) => one.label.localeCompare(other.label, 'de'));

export const deskTexts = [
  'task',
  'unitId',
  'municipalityId',
  'letterFrom',
  'letterTo',
  'placeId',
  'room',
  'phone',
  'email',
  'personName',
  'deputyName',
  'note',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type DeskForm = Record<(typeof deskTexts)[number], string> & {
  areaIds: string[];
  languages: string[];
  hours: HoursForm;
  demonstration: boolean;
};
export const deskControls = (value: DeskForm): string[] => [
  ...deskTexts.slice(0, 3),
  'areaIds',
  ...deskTexts.slice(3),
  'languages',
  ...hoursNames(value.hours),
];

export const emptyDesk: DeskForm = {
  ...(Object.fromEntries(deskTexts.map((name) => [name, ''])) as Record<(typeof deskTexts)[number], string>),
  areaIds: [],
  languages: ['de'],
  hours: emptyHours,
  demonstration: false,
};

export const storedDesk = (view: DeskView): DeskForm => ({
  task: view.task satisfies OfficeFunction,
  unitId: view.unit?.id ?? '',
  municipalityId: view.municipality?.id ?? '',
  areaIds: view.areas.map(({ id }) => id),
  letterFrom: view.letterFrom ?? '',
  letterTo: view.letterTo ?? '',
  placeId: view.place?.id ?? '',
  room: view.room ?? '',
  phone: view.phone ?? '',
  email: view.email ?? '',
  personName: view.personName ?? '',
  deputyName: view.deputyName ?? '',
  note: view.note ?? '',
  languages: view.languages,
  hours: view.hoursText ?? emptyHours,
  demonstration: view.demonstration,
});

type Keeper = Pick<DeskView, 'unit' | 'municipality'>;
export const keeperOf = (desk: Keeper): string => desk.unit?.name ?? desk.municipality?.name ?? '';
export const lettersOf = (desk: Pick<DeskView, 'letterFrom' | 'letterTo'>): string =>
  desk.letterFrom === null ? 'alle' : desk.letterFrom === desk.letterTo ? desk.letterFrom : `${desk.letterFrom}–${desk.letterTo}`;
export const areasOf = (desk: Pick<DeskView, 'areas'>): string =>
  desk.areas.length === 0 ? 'ganzer Landkreis' : desk.areas.map(({ name }) => name).join(', ');

/** What a desk does, where and when, without its persons. */
export const deskFacts = (desk: DeskView): { label: string; value: string }[] =>
  [
    { label: 'Gehört zu', value: keeperOf(desk) },
    { label: 'Für Menschen aus', value: areasOf(desk) },
    { label: 'Nachnamen', value: lettersOf(desk) },
    { label: 'Ort', value: [desk.place?.name, desk.place?.town].filter(Boolean).join(', ') },
    { label: 'Zimmer', value: desk.room ?? '' },
    { label: 'Sprechzeiten', value: weekLine(desk.hoursText) ?? '' },
    { label: 'Telefon', value: desk.phone ?? '' },
    { label: 'E-Mail', value: desk.email ?? '' },
    { label: 'Sprachen', value: desk.languages.map(languageWords).join(', ') },
    { label: 'Hinweis für Beratende', value: desk.note ?? '' },
  ].filter(({ value }) => value !== '');

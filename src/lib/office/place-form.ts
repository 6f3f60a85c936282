import {
  placeAudiences,
  placeAudienceWords,
  placeKinds,
  placeKindWords,
  placeStates,
  placeStateWords,
  type PlaceKind,
  type PlaceState,
  type PlaceView,
} from '#modules/network/contract-places.ts';
import { longDay, shortDay } from './german.ts';
import { emptyHours, type HoursForm } from './hours-form.ts';
import { languageWords } from './spoken-languages.ts';

export const placeKindOptions = placeKinds.map((value) => ({ value, label: placeKindWords[value] }));
export const placeStateOptions = placeStates.map((value) => ({ value, label: placeStateWords[value] }));
export const placeAudienceOptions = placeAudiences.map((value) => ({ value, label: placeAudienceWords[value] }));
export const barrierFreeOptions = [
  { value: 'ja', label: 'ja' },
  { value: 'nein', label: 'nein' },
  { value: '', label: 'nicht bekannt' },
];

export const placeTexts = [
  'name',
  'slug',
  'kind',
  'summary',
  'description',
  'street',
  'postcode',
  'town',
  'municipalityId',
  'latitude',
  'longitude',
  'stopName',
  'stopMinutes',
  'stopLines',
  'phone',
  'email',
  'website',
  'appointmentUrl',
  'pictureId',
  'barrierFree',
  'closedReason',
  'closedUntil',
  'hoursNote',
  'organisationId',
  'unitId',
  'state',
  'reviewBy',
] as const;
export const placeFlags = ['approximate', 'temporarilyClosed', 'hoursAreExample'] as const;
/** The form's controls as text, as the page fills them in again. */
export type PlaceForm = Record<(typeof placeTexts)[number], string> &
  Record<(typeof placeFlags)[number], boolean> & { languages: string[]; audience: string[]; hours: HoursForm };

export const emptyPlace: PlaceForm = {
  ...(Object.fromEntries(placeTexts.map((name) => [name, ''])) as Record<(typeof placeTexts)[number], string>),
  approximate: false,
  temporarilyClosed: false,
  hoursAreExample: false,
  state: 'draft',
  languages: [],
  audience: [],
  hours: emptyHours,
};

const degrees = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

export const storedPlace = (view: PlaceView): PlaceForm => ({
  name: view.name,
  slug: view.slug,
  kind: view.kind,
  summary: view.summary ?? '',
  description: view.description ?? '',
  street: view.street ?? '',
  postcode: view.postcode ?? '',
  town: view.town ?? '',
  municipalityId: view.municipality?.id ?? '',
  latitude: degrees(view.latitude),
  longitude: degrees(view.longitude),
  approximate: view.approximate,
  stopName: view.stopName ?? '',
  stopMinutes: view.stopMinutes === null ? '' : String(view.stopMinutes),
  stopLines: view.stopLines ?? '',
  phone: view.phone ?? '',
  email: view.email ?? '',
  website: view.website ?? '',
  appointmentUrl: view.appointmentUrl ?? '',
  pictureId: view.pictureId ?? '',
  barrierFree: view.barrierFree === null ? '' : view.barrierFree ? 'ja' : 'nein',
  temporarilyClosed: view.temporarilyClosed,
  closedReason: view.closedReason ?? '',
  closedUntil: view.closedUntil ?? '',
  hoursNote: view.hoursNote ?? '',
  hoursAreExample: view.hoursAreExample,
  organisationId: view.organisation?.id ?? '',
  unitId: view.unit?.id ?? '',
  state: view.state,
  reviewBy: view.reviewBy ?? '',
  languages: view.languages,
  audience: view.audience,
  hours: view.hoursText ?? emptyHours,
});

type Fact = { label: string; value: string; href?: string };

/** The address in one line; null where nothing of it is known. */
export const addressLine = (view: Pick<PlaceView, 'street' | 'postcode' | 'town'>): string | null =>
  [view.street, [view.postcode, view.town].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null;

export const placeFacts = (view: PlaceView): Fact[] =>
  [
    { label: 'Art', value: placeKindWords[view.kind] },
    { label: 'Kurz gesagt', value: view.summary },
    { label: 'Beschreibung', value: view.description },
    { label: 'Adresse', value: addressLine(view) },
    { label: 'Gemeinde', value: view.municipality?.name ?? null },
    {
      label: 'Lage',
      value:
        view.latitude === null
          ? null
          : `${degrees(view.latitude)}; ${degrees(view.longitude)}${view.approximate ? ' (ungefähr)' : ''}`,
    },
    {
      label: 'Haltestelle',
      value: [view.stopName, view.stopMinutes === null ? null : `${view.stopMinutes} Minuten zu Fuß`, view.stopLines]
        .filter(Boolean)
        .join(', '),
    },
    { label: 'Telefon', value: view.phone },
    { label: 'E-Mail', value: view.email },
    { label: 'Internet', value: view.website, href: view.website ?? undefined },
    { label: 'Terminbuchung', value: view.appointmentUrl, href: view.appointmentUrl ?? undefined },
    { label: 'Sprachen', value: view.languages.map(languageWords).join(', ') },
    { label: 'Barrierefrei', value: view.barrierFree === null ? 'nicht bekannt' : view.barrierFree ? 'ja' : 'nein' },
    { label: 'Vorübergehend geschlossen', value: view.temporarilyClosed ? closedWords(view) : null },
    { label: 'Hinweis zu den Öffnungszeiten', value: view.hoursNote },
    { label: 'Für', value: view.audience.map((entry) => placeAudienceWords[entry]).join(', ') || 'alle' },
    { label: 'Gehört zu', value: view.organisation?.name ?? view.unit?.name ?? 'niemandem; gepflegt von der Koordination' },
    { label: 'Zu bestätigen bis', value: view.reviewBy === null ? null : longDay(view.reviewBy) },
    {
      label: 'Zuletzt bestätigt',
      value:
        view.confirmedAt === null
          ? 'noch nie'
          : [longDay(view.confirmedAt.slice(0, 10)), view.confirmedBy].filter(Boolean).join(', '),
    },
  ].filter((fact): fact is Fact => Boolean(fact.value)) as Fact[];

const closedWords = (view: Pick<PlaceView, 'closedReason' | 'closedUntil'>): string =>
  [view.closedUntil === null ? 'bis auf Weiteres' : `bis ${shortDay(view.closedUntil)}`, view.closedReason]
    .filter(Boolean)
    .join(', ');

/** Fields of a place or contact card whose change a history tells; of ids it says only that they changed. */
const changed: Readonly<Record<string, string>> = {
  name: 'Name',
  slug: 'Teil der Adresse',
  kind: 'Art',
  summary: 'Kurz gesagt',
  street: 'Straße',
  postcode: 'Postleitzahl',
  town: 'Ort',
  phone: 'Telefon',
  mobile: 'Mobil',
  email: 'E-Mail',
  website: 'Internet',
  appointmentUrl: 'Terminbuchung',
  temporarilyClosed: 'vorübergehend geschlossen',
  closedUntil: 'geschlossen bis',
  state: 'Stand',
  reviewBy: 'zu bestätigen bis',
  areaOfResponsibility: 'Wofür',
};
const onlyNamed: Readonly<Record<string, string>> = {
  description: 'Beschreibung',
  hours: 'Öffnungszeiten',
  hoursNote: 'Hinweis zu den Öffnungszeiten',
  municipalityId: 'Gemeinde',
  organisationId: 'Organisation',
  unitId: 'Stelle',
  placeId: 'Ort',
  latitude: 'Lage',
  stopName: 'Haltestelle',
  pictureId: 'Bild',
  languages: 'Sprachen',
  barrierFree: 'Barrierefreiheit',
  closedReason: 'Grund der Schließung',
  audience: 'Zielgruppe',
  nameIsPublic: 'Erlaubnis für den Namen',
};

/** One changed field in words; null where there is nothing to tell. */
export function placeChange(change: { field: string; before: unknown; after: unknown }): string | null {
  const { field, before, after } = change;
  if (field in onlyNamed) return `${onlyNamed[field]} geändert`;
  const label = changed[field];
  if (label === undefined) return null;
  // Values of persons are kept apart from the history.
  if (before === null && after === null) return `${label} geändert`;
  return `${label}: ${valueWords(field, before)} → ${valueWords(field, after)}`;
}

function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'leer';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (field === 'kind') return placeKindWords[value as PlaceKind] ?? String(value);
  if (field === 'state') return placeStateWords[value as PlaceState] ?? String(value);
  if (field === 'reviewBy' || field === 'closedUntil') return shortDay(String(value));
  return String(value);
}

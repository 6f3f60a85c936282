import type { HistoryEntry } from '#kernel/history.ts';
import type { WordMark } from '#kernel/translation.ts';
import type { PlaceState } from '#modules/network/contract-places.ts';

/** Shared by server and browser: Kitas and schools as a county keeps them. */

/** What an institution is, in the order of a child's years. */
export const schoolTypes = [
  'creche',
  'kita',
  'childminder',
  'primary',
  'after-school',
  'hauptschule',
  'realschule',
  'oberschule',
  'kgs',
  'igs',
  'gymnasium',
  'special',
  'vocational',
  'adult',
] as const;
export type SchoolType = (typeof schoolTypes)[number];
/** The German names: families meet these on every paper, so they stand in all languages. */
export const schoolTypeWords: Readonly<Record<SchoolType, string>> = {
  creche: 'Krippe',
  kita: 'Kindergarten (Kita)',
  childminder: 'Kindertagespflege',
  primary: 'Grundschule',
  'after-school': 'Hort',
  hauptschule: 'Hauptschule',
  realschule: 'Realschule',
  oberschule: 'Oberschule',
  kgs: 'Kooperative Gesamtschule (KGS)',
  igs: 'Integrierte Gesamtschule (IGS)',
  gymnasium: 'Gymnasium',
  special: 'Förderschule',
  vocational: 'Berufsbildende Schulen (BBS)',
  adult: 'Schulabschluss für Erwachsene',
};
/** Day care: ages in years count. In a school it is the years of school. */
export const isDayCare = (type: SchoolType): boolean => type === 'creche' || type === 'kita' || type === 'childminder';

/** What vocational schools lead; a school has one or more of them. */
export const vocationalForms = [
  'berufsschule',
  'berufseinstiegsschule',
  'berufsfachschule',
  'fachoberschule',
  'berufsoberschule',
  'berufliches-gymnasium',
  'fachschule',
] as const;
export type VocationalForm = (typeof vocationalForms)[number];
export const vocationalFormWords: Readonly<Record<VocationalForm, string>> = {
  berufsschule: 'Berufsschule',
  berufseinstiegsschule: 'Berufseinstiegsschule',
  berufsfachschule: 'Berufsfachschule',
  fachoberschule: 'Fachoberschule',
  berufsoberschule: 'Berufsoberschule',
  'berufliches-gymnasium': 'Berufliches Gymnasium',
  fachschule: 'Fachschule',
};

/** Whether there are places. Null is „not reported“, and what a report becomes that is too old. */
export const placesStates = ['yes', 'few', 'waiting'] as const;
export type PlacesState = (typeof placesStates)[number];
export const placesStateWords: Readonly<Record<PlacesState, string>> = {
  yes: 'Plätze frei',
  few: 'wenige Plätze',
  waiting: 'Warteliste',
};
export const notReported = 'nicht gemeldet';

type Named = { id: string; name: string };

/** An institution as the back office sees it. Name, address, hours and contact are its place's. */
export type SchoolView = {
  id: string;
  slug: string;
  place: Named & { slug: string | null; town: string | null; municipality: Named | null };
  type: SchoolType;
  forms: VocationalForm[];
  organisation: Named | null;
  unit: Named | null;
  municipality: Named | null;
  /** Years of age, both included. */
  ageFrom: number | null;
  ageTo: number | null;
  /** Years of school, both included. */
  gradeFrom: number | null;
  gradeTo: number | null;
  /** Where its children come from; none for the whole county. */
  areas: Named[];
  /** Where in these: streets, districts. */
  areaNote: string | null;
  registration: string | null;
  registrationFrom: string | null;
  registrationUntil: string | null;
  registrationUrl: string | null;
  /** One a line. */
  documents: string | null;
  note: string | null;
  /** As it was reported, however long ago. */
  places: PlacesState | null;
  placesOn: string | null;
  /** As everybody sees it today. */
  placesShown: PlacesState | null;
  state: PlaceState;
  confirmedAt: string | null;
  confirmedBy: string | null;
  demonstration: boolean;
  updatedAt: string;
  version: number;
};
export type SchoolPage = SchoolView & { history: HistoryEntry[]; mayChange: boolean; publicPath: string | null };

export type SchoolWord = { text: string; mark: WordMark | null };

/** What everybody may see of an institution. */
export type PublicSchool = {
  id: string;
  slug: string;
  name: string;
  type: SchoolType;
  forms: VocationalForm[];
  placeSlug: string;
  street: string | null;
  postcode: string | null;
  town: string | null;
  municipality: { ags: string; name: string } | null;
  lat: number | null;
  lon: number | null;
  barrierFree: boolean | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  languages: string[];
  keeper: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  gradeFrom: number | null;
  gradeTo: number | null;
  areas: { ags: string; name: string }[];
  areaNote: SchoolWord | null;
  registration: SchoolWord | null;
  registrationFrom: string | null;
  registrationUntil: string | null;
  registrationUrl: string | null;
  documents: SchoolWord | null;
  note: SchoolWord | null;
  places: PlacesState | null;
  placesOn: string | null;
  confirmedOn: string | null;
  updatedAt: string;
  demonstration: boolean;
};

/** Whether it is for a child now, or from the next summer on. */
export type Fit = 'now' | 'soon';
export type FoundSchool = PublicSchool & {
  fit: Fit | null;
  /** Kilometres as the crow flies from the middle of the municipality. */
  distance: number | null;
  /** The child's own municipality is among those it is kept for. */
  responsible: boolean;
};

/** So many days a report of free places holds unless the county says otherwise. */
export const usualReportDays = 60;

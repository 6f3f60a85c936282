import type { WordMark } from '#kernel/translation.ts';
import type { HoursText, HoursView, IntegreatHours, OpeningHours } from './contract-hours.ts';

/** What a place is, in the order in which lists offer it. */
export const placeKinds = [
  'authority',
  'advice',
  'education',
  'school',
  'kita',
  'health',
  'meeting-place',
  'library',
  'sport',
  'culture',
  'religion',
  'shop',
  'transport',
  'housing',
  'emergency',
  'other',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** German words for the kinds. */
export const placeKindWords: Readonly<Record<PlaceKind, string>> = {
  authority: 'Behörde',
  advice: 'Beratung',
  education: 'Sprache und Bildung',
  school: 'Schule',
  kita: 'Kita',
  health: 'Gesundheit',
  'meeting-place': 'Treffpunkt',
  library: 'Bücherei',
  sport: 'Sport',
  culture: 'Kultur',
  religion: 'Religion',
  shop: 'Einkaufen',
  transport: 'Bus und Bahn',
  housing: 'Unterkunft',
  emergency: 'Notfall',
  other: 'Sonstiges',
};

/** Icon (of `lib/icons`) and colour of each kind, as interchange and maps show it. Colours bear white text. */
export const placeKindLooks = {
  authority: { icon: 'landmark', colour: '#3b4a8f' },
  advice: { icon: 'messages-square', colour: '#7a3b8f' },
  education: { icon: 'graduation-cap', colour: '#8a5a00' },
  school: { icon: 'school', colour: '#8f3b3b' },
  kita: { icon: 'baby', colour: '#a03a6b' },
  health: { icon: 'heart-pulse', colour: '#b3261e' },
  'meeting-place': { icon: 'users', colour: '#00695c' },
  library: { icon: 'book-open', colour: '#5d4037' },
  sport: { icon: 'dumbbell', colour: '#2e6b34' },
  culture: { icon: 'drama', colour: '#6a4c93' },
  religion: { icon: 'church', colour: '#4e5d6c' },
  shop: { icon: 'shopping-bag', colour: '#9a4a00' },
  transport: { icon: 'bus', colour: '#00617a' },
  housing: { icon: 'house', colour: '#4b6312' },
  emergency: { icon: 'siren', colour: '#a31515' },
  other: { icon: 'map-pin', colour: '#54595f' },
} as const satisfies Record<PlaceKind, { icon: string; colour: string }>;

/** For whom something is meant; nothing said means for everybody. */
export const placeAudiences = ['newcomers', 'volunteers', 'professionals'] as const;
export type PlaceAudience = (typeof placeAudiences)[number];
export const placeAudienceWords: Readonly<Record<PlaceAudience, string>> = {
  newcomers: 'Menschen, die neu hier sind',
  volunteers: 'Ehrenamtliche',
  professionals: 'Fachkräfte',
};

export const placeStates = ['draft', 'public', 'hidden'] as const;
export type PlaceState = (typeof placeStates)[number];
export const placeStateWords: Readonly<Record<PlaceState, string>> = {
  draft: 'Entwurf',
  public: 'öffentlich',
  hidden: 'verborgen',
};

/** Languages that people speak in offices, in the order in which forms offer them. BCP 47. */
export const spokenLanguages = [
  'de',
  'en',
  'uk',
  'ru',
  'ar',
  'fa',
  'ps',
  'ckb',
  'kmr',
  'tr',
  'pl',
  'ro',
  'bg',
  'sr',
  'sq',
  'fr',
  'es',
  'it',
  'pt',
  'el',
  'hu',
  'cs',
  'ka',
  'hy',
  'az',
  'ti',
  'am',
  'so',
  'ur',
  'hi',
  'bn',
  'vi',
  'th',
  'zh',
  'gsg',
] as const;

/** Functions of offices that pages, checklists and sheets ask for. Each county says which office has which. */
export const officeFunctions = [
  'residents-registration',
  'foreigners-authority',
  'naturalisation',
  'job-centre',
  'employment-agency',
  'social-welfare',
  'asylum-benefits',
  'youth-office',
  'kita-registration',
  'school-authority',
  'health-office',
  'integration-office',
  'migration-advice',
  'youth-migration-service',
  'adult-education',
  'language-courses',
  'recognition-advice',
  'housing-benefit',
  'family-benefits',
  'registry-office',
  'driving-licence',
  'vehicle-registration',
  'waste-collection',
  'police',
  'hospital',
  'women-advice',
  'equal-opportunities',
  'anti-discrimination',
  'debt-advice',
  'volunteer-coordination',
  'library',
  'tax-office',
  'customer-office-health-insurance',
] as const;
export type OfficeFunction = (typeof officeFunctions)[number];
export const isOfficeFunction = (name: string | null): name is OfficeFunction =>
  (officeFunctions as readonly (string | null)[]).includes(name);

/** German words for the functions. */
export const officeFunctionWords: Readonly<Record<OfficeFunction, string>> = {
  'residents-registration': 'Einwohnermeldeamt',
  'foreigners-authority': 'Ausländerbehörde',
  naturalisation: 'Einbürgerung',
  'job-centre': 'Jobcenter',
  'employment-agency': 'Agentur für Arbeit',
  'social-welfare': 'Sozialamt',
  'asylum-benefits': 'Leistungen für Asylsuchende',
  'youth-office': 'Jugendamt',
  'kita-registration': 'Anmeldung in der Kita',
  'school-authority': 'Anmeldung in der Schule',
  'health-office': 'Gesundheitsamt',
  'integration-office': 'Integrationsstelle',
  'migration-advice': 'Migrationsberatung für Erwachsene',
  'youth-migration-service': 'Jugendmigrationsdienst',
  'adult-education': 'Volkshochschule',
  'language-courses': 'Sprachkurse',
  'recognition-advice': 'Anerkennung von Abschlüssen',
  'housing-benefit': 'Wohngeld',
  'family-benefits': 'Familienkasse und Elterngeld',
  'registry-office': 'Standesamt',
  'driving-licence': 'Führerscheinstelle',
  'vehicle-registration': 'Kfz-Zulassung',
  'waste-collection': 'Müllabfuhr',
  police: 'Polizei',
  hospital: 'Krankenhaus',
  'women-advice': 'Beratung für Frauen',
  'equal-opportunities': 'Gleichstellung',
  'anti-discrimination': 'Beratung bei Diskriminierung',
  'debt-advice': 'Schuldnerberatung',
  'volunteer-coordination': 'Koordination des Ehrenamts',
  library: 'Bücherei',
  'tax-office': 'Finanzamt',
  'customer-office-health-insurance': 'Krankenkasse vor Ort',
};

/** How far a responsible office reaches, the most special first. */
export const officeScopes = ['postcode', 'municipality', 'joint-municipality', 'county'] as const;
export type OfficeScope = (typeof officeScopes)[number];

type Named = { id: string; name: string };

/** A place as the back office sees it. Names of fields as in schema.org and HSDS where there are any. */
export type PlaceView = {
  id: string;
  slug: string;
  name: string;
  kind: PlaceKind;
  /** One sentence: what one gets there. */
  summary: string | null;
  description: string | null;
  street: string | null;
  postcode: string | null;
  town: string | null;
  municipality: Named | null;
  latitude: number | null;
  longitude: number | null;
  /** The position is the town's, not the house's. */
  approximate: boolean;
  stopName: string | null;
  stopMinutes: number | null;
  stopLines: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  appointmentUrl: string | null;
  /** Of the county's media. */
  pictureId: string | null;
  /** BCP 47 tags of the languages spoken there. */
  languages: string[];
  barrierFree: boolean | null;
  temporarilyClosed: boolean;
  closedReason: string | null;
  closedUntil: string | null;
  hours: OpeningHours | null;
  hoursText: HoursText | null;
  hoursNote: string | null;
  /** The hours are made up for an example. */
  hoursAreExample: boolean;
  organisation: Named | null;
  unit: Named | null;
  audience: PlaceAudience[];
  state: PlaceState;
  reviewBy: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  updatedAt: string;
  publishedAt: string | null;
  version: number;
};

/** A contact card as the back office sees it. */
export type ContactView = {
  id: string;
  areaOfResponsibility: string | null;
  name: string | null;
  /** The name is a person's; the public reads it only where she allowed it. */
  isPerson: boolean;
  nameIsPublic: boolean;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  website: string | null;
  appointmentUrl: string | null;
  languages: string[];
  hours: OpeningHours | null;
  hoursText: HoursText | null;
  place: Named | null;
  organisation: Named | null;
  unit: Named | null;
  state: PlaceState;
  updatedAt: string;
  version: number;
};

/** One line of who is responsible for what, and where. */
export type ResponsibleOfficeView = {
  id: string;
  function: OfficeFunction;
  municipality: Named | null;
  postcode: string | null;
  place: (Named & { state: PlaceState; town: string | null }) | null;
  contact: { id: string; label: string; state: PlaceState } | null;
  note: string | null;
  version: number;
};

/** For which municipalities nobody is entered; all of the county where `everywhere`. */
export type OfficeGap = { function: OfficeFunction; everywhere: boolean; municipalities: Named[] };

/** A text with what it is where it is no source: language and how far it can be trusted. */
export type PublicText = { text: string; mark: WordMark | null };

/** What everybody may know of a contact card. */
export type PublicContact = {
  id: string;
  areaOfResponsibility: PublicText | null;
  name: string | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  website: string | null;
  appointmentUrl: string | null;
  languages: string[];
  hours: HoursView | null;
  /** The week in Integreat's shape; null where no hours are known. */
  integreatHours: IntegreatHours[] | null;
};

/** What everybody may know of a place: what a card of a list needs. */
export type PublicPlaceCard = {
  id: string;
  slug: string;
  name: PublicText;
  kind: PlaceKind;
  /** Name of the kind's icon in `lib/icons`, and its colour, which bears white text. */
  icon: (typeof placeKindLooks)[PlaceKind]['icon'];
  colour: string;
  summary: PublicText | null;
  street: string | null;
  postcode: string | null;
  town: string | null;
  municipality: (Named & { ags: string }) | null;
  latitude: number | null;
  longitude: number | null;
  approximate: boolean;
  stop: { name: string; minutes: number | null; lines: string | null } | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  appointmentUrl: string | null;
  languages: string[];
  barrierFree: boolean | null;
  closed: { reason: PublicText | null; until: string | null } | null;
  hours: HoursView | null;
  hoursNote: PublicText | null;
  hoursAreExample: boolean;
  organisation: Named | null;
  audience: PlaceAudience[];
};

/** A place with everything that its page and the interchange need. */
export type PublicPlace = PublicPlaceCard & {
  /** Of the county's media. */
  pictureId: string | null;
  description: PublicText | null;
  contacts: PublicContact[];
  /** Functions that this place has for somebody in the county. */
  functions: OfficeFunction[];
  integreatHours: IntegreatHours[] | null;
  /** schema.org OpeningHoursSpecification, ready for JSON-LD. */
  openingHoursSpecification: Record<string, unknown>[];
  confirmedOn: string | null;
  updatedAt: string;
  publishedAt: string | null;
};

/** Who is responsible for a function where somebody lives. */
export type PublicOffice = {
  function: OfficeFunction;
  scope: OfficeScope;
  place: PublicPlace | null;
  contact: PublicContact | null;
  note: PublicText | null;
};

/** A place or a contact card as a page shows it; a card comes with its place where the public may see that. */
export type PublicReference = Pick<PublicOffice, 'place' | 'contact' | 'note'> & { kind: 'place' | 'contact'; id: string };

/** The county as a drawing: borders as SVG paths, places by their part of the address. */
export type MapSketch = {
  width: number;
  height: number;
  lands: { ags: string; name: string; path: string }[];
  spots: { slug: string; x: number; y: number }[];
  /** Degrees at the drawing's corner, and its units for a degree: for what is laid below it. */
  ground: { west: number; north: number; x: number; y: number };
  /** To be named wherever the drawing is shown. */
  source: string;
};

import type { Role } from '#kernel/context.ts';
import type { CountySettings } from './server/schema.ts';

/** A county as everybody may see it. */
export type CountyView = {
  id: string;
  slug: string;
  ags: string;
  name: string;
  officialName: string;
  tagline: string;
  accent: { light: string; dark: string };
  /** Name of the file of its arms, which holds their hash; null where it has given none. */
  arms: string | null;
  host: string | null;
  languages: string[];
  revision: number;
};

/** When and how the offices are asked for the state of their measures. All counts are workdays. */
export type ReportingSettings = {
  /** Days of the year on which a round begins by itself, `03-15`; none for rounds that are set by hand alone. */
  dates: string[];
  /** How long the reporter has, then the deputy, then the head. */
  reporterDays: number;
  deputyDays: number;
  headDays: number;
  /** So many workdays before a due date a reminder goes out. */
  reminderDays: number[];
};

export type Settings = Required<Pick<CountySettings, 'fourEyes' | 'smallestCell' | 'committee' | 'reporting'>> &
  Required<Pick<CountySettings, 'budgetDeadline' | 'showCostsPublicly' | 'fullTimeHours' | 'placeGraceDays' | 'pageGraceDays'>> &
  Required<Pick<CountySettings, 'integreatForHelpers' | 'streetMap' | 'searchWords'>> &
  Pick<CountySettings, 'imprint' | 'contactMail' | 'accessibilityContact' | 'arms'>;

/** The county's arms: bytes by their hash, and what they show in words. */
export type Arms = { sha256: string; mediaType: 'image/svg+xml' | 'image/png'; alt: string };
export const armsFileOf = (arms: Pick<Arms, 'sha256' | 'mediaType'>): string =>
  `${arms.sha256}.${arms.mediaType === 'image/png' ? 'png' : 'svg'}`;
/** Largest file of arms, in bytes: it comes with every first page. */
export const armsBytes = 12 * 1024;

/** What of the settings everybody may read. */
export type PublicSettings = {
  imprint: string | null;
  contactMail: string | null;
  accessibilityContact: string | null;
  /** What is for volunteers and professionals alone goes out by Integreat's API too. */
  integreatForHelpers: boolean;
  /** Readers may have streets below the map, from the installation's server of map tiles. */
  streetMap: boolean;
  /** Words of one meaning, for the search. */
  searchWords: string[][];
};

/** Lines of words that mean the same, as they are typed. */
export const searchGroups = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(/[,;|]/)
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 0);

export type AuditEntryView = {
  id: string;
  at: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  useCase: string;
  subjectType: string;
  subjectId: string | null;
  summary: string;
  fields: { field: string; before: string | null; after: string | null }[];
  requestId: string;
};

/** Roles that a coordinator can give here. Platform admins are made on the command line, editors of an organisation by the network module. */
export const invitableRoles = [
  'coordinator',
  'unit-editor',
  'municipality-editor',
  'committee-reader',
  'auditor',
  'translator',
  'cashier',
] as const satisfies readonly Role[];
export type InvitableRole = (typeof invitableRoles)[number];

/** German words for the roles. */
export const roleWords: Readonly<Record<Role, string>> = {
  'platform-admin': 'Plattform-Verwaltung',
  coordinator: 'Koordination',
  'unit-editor': 'Fachbereich',
  'municipality-editor': 'Gemeinde',
  'organisation-editor': 'Träger',
  'committee-reader': 'Ausschuss',
  auditor: 'Prüfung',
  translator: 'Übersetzung',
  cashier: 'Kasse',
};

/** What a role may do, in a sentence. */
export const roleHints: Readonly<Record<InvitableRole | 'organisation-editor', string>> = {
  coordinator: 'Pflegt alles im Landkreis und lädt andere ein.',
  'unit-editor': 'Berichtet über die Maßnahmen der eigenen Stelle.',
  'municipality-editor': 'Berichtet über die Maßnahmen in der eigenen Gemeinde.',
  'organisation-editor': 'Pflegt die Angaben der eigenen Organisation und berichtet über ihre Maßnahmen.',
  'committee-reader': 'Liest Strategien und Berichte, auch Entwürfe.',
  auditor: 'Liest alles und dazu das Protokoll, ändert nichts.',
  translator: 'Übersetzt die öffentlichen Texte in die eigenen Sprachen.',
  cashier: 'Zahlt freigegebene Abrechnungen der Sprachmittlung aus und sieht dafür Bankdaten.',
};

/** Rights that an API key can have. */
export const keyScopes = ['strategies:write'] as const;
export type KeyScope = (typeof keyScopes)[number];
export const scopeWords: Readonly<Record<KeyScope, string>> = { 'strategies:write': 'Strategien anlegen' };

export type GrantView = {
  id: string;
  role: Role;
  /** Name of the unit, municipality, organisation or languages to which the role is bound. */
  boundTo: string | null;
  unitId: string | null;
  organisationId: string | null;
  grantedAt: string;
};

export type PersonView = {
  accountId: string;
  name: string;
  email: string;
  lastLoginAt: string | null;
  grants: GrantView[];
};

export type InvitationView = {
  id: string;
  name: string;
  mail: string;
  role: Role;
  boundTo: string | null;
  organisationId: string | null;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};

/** What the holder of an invitation sees of it. */
export type OpenInvitationView = {
  county: string;
  name: string;
  mail: string;
  role: Role;
  boundTo: string | null;
  /** `new`: a password is to be chosen; `sign-in`: there is an account, sign in first; `accept`: signed in as that account;
   * `other`: signed in as somebody else. */
  next: 'new' | 'sign-in' | 'accept' | 'other';
};

/** In this order the persons of an office are asked: whoever comes first, then who stands in, then who leads. */
export const responsibleParts = ['reporter', 'deputy', 'head'] as const;
export type ResponsiblePart = (typeof responsibleParts)[number];
export const responsiblePartWords: Readonly<Record<ResponsiblePart, string>> = {
  reporter: 'Berichtet',
  deputy: 'Vertretung',
  head: 'Leitung',
};
export const responsiblePartHints: Readonly<Record<ResponsiblePart, string>> = {
  reporter: 'Bekommt die Nachricht zuerst.',
  deputy: 'Springt ein, wenn nach der Frist nichts gemeldet ist.',
  head: 'Wird gefragt, wenn auch die Vertretung nichts gemeldet hat.',
};

/** A person who answers for a unit or municipality by mail, without an account. */
export type ResponsiblePersonView = {
  id: string;
  unitId: string | null;
  municipalityId: string | null;
  /** Name of the unit or municipality. */
  place: string;
  name: string;
  mail: string;
  part: ResponsiblePart;
  /** Last day in the task; null while the person holds it. */
  leftOn: string | null;
  /** True once the last day is over. */
  left: boolean;
};

export type KeyView = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

export type OwnSessionView = { id: string; method: string; userAgent: string | null; createdAt: string; expiresAt: string };

/** Told when units were renamed, split or merged; payload `{ reorganisationId }`. */
export const unitsReorganised = 'tenancy.units-reorganised';

/** Event: a person of this county has a new address. Payload: linkId, for `findMailChange`. */
export const mailChanged = 'tenancy.mail-changed';

export const reorganisationKinds = ['rename', 'split', 'merge'] as const;
export const reorganisationWords: Readonly<Record<(typeof reorganisationKinds)[number], string>> = {
  rename: 'Umbenennung',
  split: 'Aufteilung',
  merge: 'Zusammenlegung',
};

export type ReorganisationView = {
  id: string;
  kind: (typeof reorganisationKinds)[number];
  effectiveOn: string;
  state: 'planned' | 'done' | 'cancelled';
  from: string[];
  to: string[];
  note: string | null;
};

/** What followed which unit, for the modules that hold something of them. */
export type Reorganisation = {
  effectiveOn: string;
  fromUnitIds: string[];
  /** The first takes whatever `placement` does not send elsewhere. */
  toUnitIds: string[];
  placement: Record<string, string>;
  note: string | null;
};

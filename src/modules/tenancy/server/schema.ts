import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '#kernel/context.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { Arms, ReportingSettings, ResponsiblePart } from '../contract.ts';

/** Settings that a county chooses. Absent keys have the defaults of `model/settings.ts`. */
export type CountySettings = {
  /** A status note is released by a second person before the public sees it. */
  fourEyes?: boolean;
  /** Smallest count of people that is shown, 3 to 10. */
  smallestCell?: number;
  /** Body that receives the progress report. */
  committee?: string;
  /** Month and day of the year before by which a budget's needs are registered, `06-30`. */
  budgetDeadline?: string;
  /** Whether costs that were released are shown to everybody. */
  showCostsPublicly?: boolean;
  /** What a full-time post works in a week. */
  fullTimeHours?: number;
  /** How many days after its date a place that nobody confirmed is still shown. */
  placeGraceDays?: number;
  /** The same of a page of the public site. */
  pageGraceDays?: number;
  /** What is for volunteers and professionals alone goes out by Integreat's API too. */
  integreatForHelpers?: boolean;
  /** Readers may have streets below the map, from the installation's server of map tiles. */
  streetMap?: boolean;
  /** What means the same here, for the public search: a line for each meaning, commas between its words. */
  searchWords?: string;
  imprint?: string;
  contactMail?: string;
  accessibilityContact?: string;
  /** When and how the offices are asked for the state of their measures. */
  reporting?: ReportingSettings;
  arms?: Arms;
};

export const county = pgTable('county', {
  id: uuid().primaryKey(),
  ags: text().notNull().unique(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  officialName: text().notNull(),
  tagline: text().notNull(),
  accentLight: text().notNull(),
  accentDark: text().notNull(),
  /** Host name under which the county's public site stands without its slug. */
  host: text().unique(),
  languages: text().array().notNull(),
  settings: jsonb().$type<CountySettings>().notNull().default({}),
  /** Raised by every transaction that changes public content; kept pages are valid for one revision. */
  revision: bigint({ mode: 'number' }).notNull().default(1),
  createdAt: instant().notNull(),
});

export const municipality = pgTable(
  'municipality',
  {
    ...countyColumns,
    ags: text().notNull(),
    name: text().notNull(),
    kind: text().$type<'city' | 'municipality' | 'joint-municipality' | 'unincorporated'>().notNull(),
    partOf: text(),
  },
  (table) => [
    countyPolicy('municipality'),
    unique('municipality_ags').on(table.countyId, table.ags),
    unique('municipality_in_county').on(table.countyId, table.id),
  ],
);

export const unit = pgTable(
  'unit',
  {
    ...countyColumns,
    key: text().notNull(),
    name: text().notNull(),
    kind: text().$type<UnitKind>().notNull(),
    parentId: uuid(),
    validFrom: date({ mode: 'string' }),
    validTo: date({ mode: 'string' }),
  },
  (table) => [
    countyPolicy('unit'),
    unique('unit_key').on(table.countyId, table.key),
    unique('unit_in_county').on(table.countyId, table.id),
    check('unit_validity', sql`${table.validTo} is null or ${table.validFrom} is null or ${table.validFrom} <= ${table.validTo}`),
  ],
);
export type UnitKind = 'department' | 'group' | 'staff-unit' | 'enterprise' | 'office' | 'partner';

/** Which unit took over from which, after a renaming, split or merger. */
export const unitSuccessor = pgTable(
  'unit_successor',
  {
    ...countyColumns,
    unitId: uuid().notNull(),
    successorId: uuid().notNull(),
    note: text(),
  },
  (table) => [
    countyPolicy('unit_successor'),
    unique('unit_successor_once').on(table.countyId, table.unitId, table.successorId),
    foreignKey({
      name: 'unit_successor_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'unit_successor_successor',
      columns: [table.countyId, table.successorId],
      foreignColumns: [unit.countyId, unit.id],
    }).onDelete('cascade'),
  ],
);

/**
 * Who answers for a unit or municipality when it is asked by mail: no account is needed. The reporter is asked first,
 * then the deputy, then the head. Who left keeps her line until the retention ends it, and is asked no more.
 */
export const responsiblePerson = pgTable(
  'responsible_person',
  {
    ...countyColumns,
    unitId: uuid(),
    municipalityId: uuid(),
    name: text().notNull(),
    mail: text().notNull(),
    part: text().$type<ResponsiblePart>().notNull(),
    /** Last day in the task; null while she holds it. */
    leftOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('responsible_person'),
    unique('responsible_person_in_county').on(table.countyId, table.id),
    uniqueIndex('responsible_person_once')
      .on(table.countyId, sql`coalesce(${table.unitId}, ${table.municipalityId})`, table.mail)
      .where(sql`${table.leftOn} is null`),
    foreignKey({
      name: 'responsible_person_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'responsible_person_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
    check('responsible_person_place', sql`num_nonnulls(${table.unitId}, ${table.municipalityId}) <= 1`),
  ],
);
/**
 * A renaming, split or merger of units on a date. The units that follow are there as soon as it is planned; what the old
 * ones carry moves on the day itself, so that nothing is reported by an office that is not there yet.
 */
export const unitReorganisation = pgTable(
  'unit_reorganisation',
  {
    ...countyColumns,
    kind: text().$type<ReorganisationKind>().notNull(),
    effectiveOn: date({ mode: 'string' }).notNull(),
    state: text().$type<'planned' | 'done' | 'cancelled'>().notNull(),
    fromUnitIds: uuid().array().notNull(),
    /** Who follows; the first takes whatever is not placed elsewhere. */
    toUnitIds: uuid().array().notNull(),
    /** Where single things go: `node:<id>` or `grant:<id>` to a unit that follows. */
    placement: jsonb().$type<Record<string, string>>().notNull().default({}),
    note: text(),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  (table) => [
    countyPolicy('unit_reorganisation'),
    index('unit_reorganisation_by_date').on(table.countyId, table.state, table.effectiveOn),
  ],
);
export type ReorganisationKind = 'rename' | 'split' | 'merge';

export const targetGroup = pgTable(
  'target_group',
  { ...countyColumns, key: text().notNull(), name: text().notNull() },
  (table) => [countyPolicy('target_group'), unique('target_group_key').on(table.countyId, table.key)],
);

export const topic = pgTable('topic', { ...countyColumns, key: text().notNull(), name: text().notNull() }, (table) => [
  countyPolicy('topic'),
  unique('topic_key').on(table.countyId, table.key),
]);

/**
 * Who holds which role where. No county's table: it is read at login, before a county is chosen,
 * and a platform admin's grant belongs to no county.
 */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: uuid().primaryKey(),
    accountId: text().notNull(),
    role: text().$type<Role>().notNull(),
    countyId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    /** Kept here because this module knows no organisations; whoever keeps them tells of a new name. */
    organisationName: text(),
    /** BCP 47 tags of the languages that a translator writes. */
    languages: text().array().notNull().default([]),
    grantedAt: instant().notNull(),
    grantedBy: text().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    index('role_grant_by_account').on(table.accountId),
    index('role_grant_by_county').on(table.countyId),
    check('role_grant_county', sql`(${table.role} = 'platform-admin') = (${table.countyId} is null)`),
    check('role_grant_unit', sql`${table.role} <> 'unit-editor' or ${table.unitId} is not null`),
    check('role_grant_organisation', sql`${table.role} <> 'organisation-editor' or ${table.organisationId} is not null`),
    check('role_grant_municipality', sql`${table.role} <> 'municipality-editor' or ${table.municipalityId} is not null`),
    check('role_grant_languages', sql`${table.role} <> 'translator' or cardinality(${table.languages}) > 0`),
  ],
);

/**
 * Links by mail about one's own account: a new password, a new address. Of its secret only the hash is kept. Belongs to
 * no county: a person signs in before any is known.
 */
export const accountLink = pgTable(
  'account_link',
  {
    id: uuid().primaryKey(),
    purpose: text().$type<'password' | 'mail'>().notNull(),
    /** Null until the worker has looked whose address it is: asking takes the same time for every address. */
    accountId: text(),
    /** As it was typed: the address of the account, or the new one. */
    mail: text().notNull(),
    /** The address before the change, until all counties have followed it. */
    formerMail: text(),
    /** Null where the link was never sent. */
    tokenHash: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (table) => [uniqueIndex('account_link_token').on(table.tokenHash), index('account_link_by_account').on(table.accountId)],
);

export const invitation = pgTable(
  'invitation',
  {
    ...countyColumns,
    mail: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    unitId: uuid(),
    municipalityId: uuid(),
    organisationId: uuid(),
    organisationName: text(),
    languages: text().array().notNull().default([]),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [countyPolicy('invitation'), uniqueIndex('invitation_token').on(table.countyId, table.tokenHash)],
);

export const apiKey = pgTable(
  'api_key',
  {
    ...countyColumns,
    name: text().notNull(),
    /** First characters of the key, shown so that people can tell keys apart. */
    prefix: text().notNull(),
    tokenHash: text().notNull(),
    scopes: text().array().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [countyPolicy('api_key'), uniqueIndex('api_key_token').on(table.countyId, table.tokenHash)],
);

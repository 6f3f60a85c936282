import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { project } from '#modules/network/server/project-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type {
  CapacityUnit,
  CostOption,
  OfferAudience,
  OfferFee,
  OfferKind,
  OfferLevel,
  OfferMode,
  OfferState,
  OfferStatus,
  OfferTopic,
  Schedule,
} from '../contract.ts';
import type { ConceptState } from '../contract-groups.ts';

/**
 * Hours in an average week, worked out once by the database; null where times hold from or until a day, so that the day must be
 * known. `offer_hours` (migrations) reckons as `model/schedule-hours.ts` does.
 */
const weeklyHours = doublePrecision().generatedAlwaysAs(sql`offer_hours(schedules, null)`);

/**
 * An offer: HSDS's service. Terms of the closed lists stand in the row; their ids, and those of prices, papers and times, follow from
 * names (`model/named-id.ts`), so that they stay the same without rows of their own. Course runs will name a service.
 */
export const service = pgTable(
  'service',
  {
    ...countyColumns,
    name: text().notNull(),
    summary: text(),
    description: text(),
    kind: text().$type<OfferKind>().notNull(),
    topics: text().array().$type<OfferTopic[]>().notNull(),
    audiences: text().array().$type<OfferAudience[]>().notNull().default([]),
    levels: text().array().$type<OfferLevel[]>().notNull().default([]),
    /** BCP 47 tags of the languages in which it is given. */
    languages: text().array().notNull().default([]),
    organisationId: uuid(),
    unitId: uuid(),
    /** A town or municipality that runs it itself. */
    municipalityId: uuid(),
    projectId: uuid(),
    /** Municipalities whose residents may use it; empty for the whole county. */
    areaIds: uuid().array().notNull().default([]),
    mode: text().$type<OfferMode>().notNull(),
    schedules: jsonb().$type<Schedule[]>().notNull().default([]),
    weeklyHours,
    minimumAge: integer(),
    maximumAge: integer(),
    eligibility: text(),
    fee: text().$type<OfferFee>().notNull(),
    feesDescription: text(),
    costs: jsonb().$type<CostOption[]>().notNull().default([]),
    documents: text().array().notNull().default([]),
    applicationProcess: text(),
    interpretation: text(),
    childcare: boolean(),
    phone: text(),
    email: text(),
    website: text(),
    alert: text(),
    status: text().$type<OfferStatus>().notNull(),
    state: text().$type<OfferState>().notNull(),
    validFrom: date({ mode: 'string' }),
    validTo: date({ mode: 'string' }),
    reviewBy: date({ mode: 'string' }),
    confirmedAt: instant(),
    /** `actorRef` of whoever confirmed it last. */
    confirmedBy: text(),
    askedAt: instant(),
    /** Where it came from: another server's id, or a place of the network. */
    sourceKey: text(),
    /** What the source said when it was last taken over, as a hash, and the version that this made: a later one was changed here. */
    sourceHash: text(),
    sourceVersion: integer(),
    /** The server or file that it was taken over from, as the import names it. */
    source: text(),
    /** Since when it is no longer there. */
    sourceGoneAt: instant(),
    /** The offer that took its place; links lead on. */
    mergedIntoId: uuid(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    countyPolicy('service'),
    unique('service_in_county').on(table.countyId, table.id),
    uniqueIndex('service_source').on(table.countyId, table.sourceKey),
    index('service_by_state').on(table.countyId, table.state, table.id),
    index('service_by_organisation').on(table.countyId, table.organisationId),
    ...(
      [
        ['organisation', table.organisationId, organisation],
        ['unit', table.unitId, unit],
        ['municipality', table.municipalityId, municipality],
        ['project', table.projectId, project],
      ] as const
    ).map(([name, column, target]) =>
      foreignKey({ name: `service_${name}`, columns: [table.countyId, column], foreignColumns: [target.countyId, target.id] }),
    ),
    foreignKey({
      name: 'service_merged_into',
      columns: [table.countyId, table.mergedIntoId],
      foreignColumns: [table.countyId, table.id],
    }),
    check('service_one_holder', sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) <= 1`),
    check(
      'service_ages',
      sql`${table.minimumAge} is null or ${table.maximumAge} is null or ${table.minimumAge} <= ${table.maximumAge}`,
    ),
    check(
      'service_period',
      sql`${table.validFrom} is null or ${table.validTo} is null or ${table.validFrom} <= ${table.validTo}`,
    ),
    check('service_merged_is_hidden', sql`${table.mergedIntoId} is null or ${table.state} = 'hidden'`),
  ],
);

/** An offer at a place of the network, with times of its own. */
export const serviceAtLocation = pgTable(
  'service_at_location',
  {
    ...countyColumns,
    serviceId: uuid().notNull(),
    placeId: uuid().notNull(),
    position: integer().notNull(),
    schedules: jsonb().$type<Schedule[]>().notNull().default([]),
    weeklyHours,
    note: text(),
    /** The other server's id of the place, so that it is found again whatever it is called here. */
    sourceKey: text(),
  },
  (table) => [
    countyPolicy('service_at_location'),
    unique('service_at_location_in_county').on(table.countyId, table.id),
    unique('service_at_location_once').on(table.countyId, table.serviceId, table.placeId),
    index('service_at_location_by_place').on(table.countyId, table.placeId),
    foreignKey({
      name: 'service_at_location_service',
      columns: [table.countyId, table.serviceId],
      foreignColumns: [service.countyId, service.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'service_at_location_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
  ],
);

/** What there is room for, by unit and target group (HSDS 3.1). */
export const serviceCapacity = pgTable(
  'service_capacity',
  {
    ...countyColumns,
    serviceId: uuid().notNull(),
    unit: text().$type<CapacityUnit>().notNull(),
    audience: text().$type<OfferAudience>(),
    maximum: integer(),
    available: integer(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('service_capacity'),
    unique('service_capacity_in_county').on(table.countyId, table.id),
    uniqueIndex('service_capacity_once').on(table.countyId, table.serviceId, table.unit, sql`coalesce(${table.audience}, '')`),
    foreignKey({
      name: 'service_capacity_service',
      columns: [table.countyId, table.serviceId],
      foreignColumns: [service.countyId, service.id],
    }).onDelete('cascade'),
    check('service_capacity_maximum', sql`${table.maximum} is null or ${table.maximum} >= 0`),
    check('service_capacity_available', sql`${table.available} is null or ${table.available} >= 0`),
    check(
      'service_capacity_fits',
      sql`${table.maximum} is null or ${table.available} is null or ${table.available} <= ${table.maximum}`,
    ),
  ],
);

/** How many offers on a topic there shall be for 1,000 residents without a German passport. */
export const offerTarget = pgTable(
  'offer_target',
  {
    ...countyColumns,
    topic: text().$type<OfferTopic>().notNull(),
    /** In hundredths. */
    perThousand: integer().notNull(),
  },
  (table) => [
    countyPolicy('offer_target'),
    unique('offer_target_topic').on(table.countyId, table.topic),
    check('offer_target_positive', sql`${table.perThousand} > 0`),
  ],
);

/** Residents without a German passport in a municipality, as the statistics say it: what coverage is measured against. */
export const foreignResidents = pgTable(
  'foreign_residents',
  {
    ...countyColumns,
    municipalityId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
    source: text().notNull(),
  },
  (table) => [
    countyPolicy('foreign_residents'),
    unique('foreign_residents_once').on(table.countyId, table.municipalityId, table.day),
    foreignKey({
      name: 'foreign_residents_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
    check('foreign_residents_count', sql`${table.count} >= 0`),
  ],
);

/** What the county knows of a target group beside its offers: how many they are, what they need, how they are reached, which concept there is. */
export const targetGroupProfile = pgTable(
  'target_group_profile',
  {
    ...countyColumns,
    audience: text().$type<OfferAudience>().notNull(),
    /** As the statistics say it; a count of people, told only where it is large enough. */
    count: integer(),
    women: integer(),
    men: integer(),
    countDay: date({ mode: 'string' }),
    countSource: text(),
    needs: text(),
    channels: text(),
    conceptTitle: text(),
    conceptState: text().$type<ConceptState>(),
    /** Where it stands: a measure of the strategy, a paper, a file. */
    conceptUrl: text(),
    isPublic: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('target_group_profile'),
    unique('target_group_profile_once').on(table.countyId, table.audience),
    check('target_group_profile_count', sql`${table.count} is null or ${table.count} >= 0`),
    check(
      'target_group_profile_parts',
      sql`coalesce(${table.women}, 0) + coalesce(${table.men}, 0) <= coalesce(${table.count}, 0)`,
    ),
  ],
);

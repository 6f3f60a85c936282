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
  uuid,
} from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type {
  AvailabilityException,
  Gender,
  InterpreterState,
  Mobility,
  OfferWay,
  RequesterKind,
  RequesterState,
  SpokenLanguage,
  Training,
  WeeklyTime,
} from '../contract.ts';
import type { RequestRules } from '../contract-rules.ts';
import type { TalkPlaces } from '../contract-talk.ts';
import type { CostRule, Tariff } from '../contract-tariff.ts';

/** Who finds interpreters for a county's institutions, by which rules and for which money. Rules and tariffs are dated. */
export const interpreterPool = pgTable(
  'interpreter_pool',
  {
    ...countyColumns,
    name: text().notNull(),
    /** Who runs it: a unit, an organisation or, without both, the coordination itself. */
    unitId: uuid(),
    organisationId: uuid(),
    elsewhere: boolean().notNull().default(false),
    mail: text(),
    phone: text(),
    /** Kinds of institutions that may ask it. */
    kinds: text().array().$type<RequesterKind[]>().notNull(),
    offerWay: text().$type<OfferWay>().notNull(),
    answerMinutes: integer().notNull(),
    few: integer().notNull(),
    runsItself: boolean().notNull(),
    rules: jsonb().$type<RequestRules[]>().notNull(),
    costRules: jsonb().$type<CostRule[]>().notNull(),
    tariffs: jsonb().$type<Tariff[]>().notNull(),
    /** Where conversations by video and telephone take place; the secret of the server is sealed. */
    talk: jsonb().$type<TalkPlaces>(),
    talkSecret: text(),
    isOpen: boolean().notNull(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter_pool'),
    unique('interpreter_pool_in_county').on(table.countyId, table.id),
    unique('interpreter_pool_name').on(table.countyId, table.name),
    foreignKey({
      name: 'interpreter_pool_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'interpreter_pool_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    check('interpreter_pool_operator', sql`num_nonnulls(${table.unitId}, ${table.organisationId}) <= 1`),
  ],
);

/** An institution that may ask, and whether it registered. Its contact is an office's. */
export const interpretingRequester = pgTable(
  'interpreting_requester',
  {
    ...countyColumns,
    name: text().notNull(),
    kind: text().$type<RequesterKind>().notNull(),
    municipalityId: uuid(),
    organisationId: uuid(),
    unitId: uuid(),
    street: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    contactName: text(),
    mail: text(),
    phone: text(),
    costUnit: text(),
    state: text().$type<RequesterState>().notNull(),
    informedAt: instant(),
    /** When the terms were accepted, and of which day they are. */
    acceptedAt: instant(),
    registeredAt: instant(),
    blockedReason: text(),
    blockedInterpreterIds: uuid().array().notNull().default([]),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_requester'),
    unique('interpreting_requester_in_county').on(table.countyId, table.id),
    index('interpreting_requester_by_mail').on(table.countyId, sql`lower(${table.mail})`),
    foreignKey({
      name: 'interpreting_requester_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'interpreting_requester_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'interpreting_requester_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
  ],
);

/** A person who interprets. Contact and bank are known to the pool alone. */
export const interpreter = pgTable(
  'interpreter',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    name: text().notNull(),
    mail: text().notNull(),
    phone: text(),
    gender: text().$type<Gender>(),
    state: text().$type<InterpreterState>().notNull(),
    pausedUntil: date({ mode: 'string' }),
    languages: jsonb().$type<SpokenLanguage[]>().notNull(),
    municipalityId: uuid(),
    /** Municipalities in which the person interprets; empty is everywhere in reach. */
    areaIds: uuid().array().notNull().default([]),
    radiusKm: integer(),
    mobility: text().$type<Mobility>().notNull(),
    trainings: jsonb().$type<Training[]>().notNull().default([]),
    confidentialOn: date({ mode: 'string' }),
    conductUntil: date({ mode: 'string' }),
    consentOn: date({ mode: 'string' }),
    weekly: jsonb().$type<WeeklyTime[]>().notNull().default([]),
    exceptions: jsonb().$type<AvailabilityException[]>().notNull().default([]),
    mostMinutesPerMonth: integer(),
    mostCentsPerYear: integer(),
    standby: boolean().notNull().default(false),
    blockedRequesterIds: uuid().array().notNull().default([]),
    leftAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter'),
    unique('interpreter_in_county').on(table.countyId, table.id),
    index('interpreter_by_pool').on(table.countyId, table.poolId, table.state),
    foreignKey({
      name: 'interpreter_of_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreter_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
  ],
);

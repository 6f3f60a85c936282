import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
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
import { organisation } from '#modules/network/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { CostBearer, RequesterKind } from '../contract.ts';
import type { ServiceKind, ServicePrice } from '../contract-services.ts';
import { interpreterPool } from './schema.ts';

/** A firm that interprets by telephone or video, and what was agreed with it. Prices are dated. */
export const languageService = pgTable(
  'language_service',
  {
    ...countyColumns,
    name: text().notNull(),
    kind: text().$type<ServiceKind>().notNull(),
    poolId: uuid().notNull(),
    contractFrom: date({ mode: 'string' }).notNull(),
    contractUntil: date({ mode: 'string' }),
    minimumMinutes: integer().notNull(),
    languages: text().array().notNull().default([]),
    prices: jsonb().$type<ServicePrice[]>().notNull(),
    access: text(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_service'),
    unique('language_service_in_county').on(table.countyId, table.id),
    unique('language_service_name').on(table.countyId, table.name),
    foreignKey({
      name: 'language_service_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);

/** One conversation through such a firm. What it cost and who bears it never changes when prices or rules do. */
export const languageServiceUse = pgTable(
  'language_service_use',
  {
    ...countyColumns,
    serviceId: uuid().notNull(),
    unitId: uuid(),
    organisationId: uuid(),
    requesterKind: text().$type<RequesterKind>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    language: text().notNull(),
    occasion: text().notNull(),
    minutes: integer().notNull(),
    billedMinutes: integer().notNull(),
    cents: integer().notNull(),
    bearer: text().$type<CostBearer>().notNull(),
    costUnit: text(),
    invoice: text(),
    /** The provider's number of the conversation, or what takes its place: with it no line counts twice. */
    lineKey: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_service_use'),
    uniqueIndex('language_service_use_line')
      .on(table.countyId, table.serviceId, table.lineKey)
      .where(sql`line_key is not null`),
    index('language_service_use_by_day').on(table.countyId, table.day),
    foreignKey({
      name: 'language_service_use_service',
      columns: [table.countyId, table.serviceId],
      foreignColumns: [languageService.countyId, languageService.id],
    }),
    foreignKey({
      name: 'language_service_use_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'language_service_use_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    check('language_service_use_user', sql`num_nonnulls(${table.unitId}, ${table.organisationId}) = 1`),
    check('language_service_use_minutes', sql`${table.minutes} > 0 and ${table.billedMinutes} >= ${table.minutes}`),
  ],
);

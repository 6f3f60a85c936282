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
import type { OpeningHours } from '#modules/network/contract-hours.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';

/** Who does a task for some municipalities or first letters: where a referral ends. */
export const responsibleDesk = pgTable(
  'responsible_desk',
  {
    ...countyColumns,
    task: text().$type<OfficeFunction>().notNull(),
    unitId: uuid(),
    /** The municipality whose own desk it is. */
    municipalityId: uuid(),
    /** Municipalities for which it works; empty for the whole county. */
    areaIds: uuid().array().notNull().default([]),
    letterFrom: text(),
    letterTo: text(),
    placeId: uuid(),
    room: text(),
    phone: text(),
    email: text(),
    languages: text().array().notNull().default([]),
    hours: jsonb().$type<OpeningHours>(),
    personName: text(),
    deputyName: text(),
    note: text(),
    reviewBy: date({ mode: 'string' }).notNull(),
    /** When it was last asked about by mail without an answer so far. */
    askedAt: instant(),
    confirmedAt: instant().notNull(),
    /** `actorRef` of whoever confirmed it last. */
    confirmedBy: text().notNull(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('responsible_desk'),
    unique('responsible_desk_in_county').on(table.countyId, table.id),
    index('responsible_desk_by_task').on(table.countyId, table.task),
    foreignKey({
      name: 'responsible_desk_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'responsible_desk_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'responsible_desk_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    check('responsible_desk_one_keeper', sql`num_nonnulls(${table.unitId}, ${table.municipalityId}) <= 1`),
    check(
      'responsible_desk_letters',
      sql`(${table.letterFrom} is null) = (${table.letterTo} is null) and (${table.letterFrom} is null or ${table.letterFrom} <= ${table.letterTo})`,
    ),
  ],
);

/** How often somebody was sent on in a month, by task and municipality: counts alone, nothing of who it was. */
export const referralCount = pgTable(
  'referral_count',
  {
    ...countyColumns,
    /** Its first day. */
    month: date({ mode: 'string' }).notNull(),
    task: text().$type<OfficeFunction>().notNull(),
    municipalityId: uuid().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    countyPolicy('referral_count'),
    uniqueIndex('referral_count_once').on(table.countyId, table.month, table.task, table.municipalityId),
    foreignKey({
      name: 'referral_count_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }).onDelete('cascade'),
    check('referral_count_positive', sql`${table.count} > 0`),
  ],
);

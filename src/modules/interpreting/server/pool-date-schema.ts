import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { PoolDateKind, PoolDateState } from '../contract-pool-dates.ts';
import { interpreter, interpreterPool } from './schema.ts';

/** A training, meeting or supervision of one pool. */
export const interpreterPoolDate = pgTable(
  'interpreter_pool_date',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    kind: text().$type<PoolDateKind>().notNull(),
    title: text().notNull(),
    date: date({ mode: 'string' }).notNull(),
    from: text('from_time').notNull(),
    until: text('until_time').notNull(),
    place: text(),
    link: text(),
    seats: integer(),
    module: text(),
    hours: integer(),
    agenda: text(),
    minutes: text(),
    state: text().$type<PoolDateState>().notNull().default('planned'),
    remindedAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter_pool_date'),
    unique('interpreter_pool_date_in_county').on(table.countyId, table.id),
    index('interpreter_pool_date_by_pool').on(table.countyId, table.poolId, table.date),
    foreignKey({
      name: 'interpreter_pool_date_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    check('interpreter_pool_date_order', sql`${table.from} < ${table.until}`),
  ],
);

/** Who is invited or signed up, and came. It goes with the person. */
export const interpreterPoolDateGuest = pgTable(
  'interpreter_pool_date_guest',
  {
    ...countyColumns,
    poolDateId: uuid().notNull(),
    interpreterId: uuid().notNull(),
    invitedAt: instant(),
    comes: boolean(),
    attended: boolean(),
  },
  (table) => [
    countyPolicy('interpreter_pool_date_guest'),
    unique('interpreter_pool_date_guest_once').on(table.countyId, table.poolDateId, table.interpreterId),
    index('interpreter_pool_date_guest_by_person').on(table.countyId, table.interpreterId),
    foreignKey({
      name: 'interpreter_pool_date_guest_date',
      columns: [table.countyId, table.poolDateId],
      foreignColumns: [interpreterPoolDate.countyId, interpreterPoolDate.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'interpreter_pool_date_guest_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }).onDelete('cascade'),
  ],
);

/** What a pool wrote to its people. */
export const interpreterPoolNews = pgTable(
  'interpreter_pool_news',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    languages: text().array().notNull().default([]),
    told: integer().notNull(),
    sentAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter_pool_news'),
    index('interpreter_pool_news_by_pool').on(table.countyId, table.poolId, table.sentAt),
    foreignKey({
      name: 'interpreter_pool_news_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
  ],
);

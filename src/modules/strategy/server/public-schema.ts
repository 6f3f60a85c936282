import { check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { Frequency, PublicationChannel } from '../contract.ts';
import type { PressState } from '../contract-press.ts';
import { strategy, strategyNode } from './schema.ts';

/** Who wants news of a strategy, or of one node and what is below it, by mail. Unconfirmed ones get nothing. */
export const strategySubscription = pgTable(
  'strategy_subscription',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    nodeId: uuid(),
    address: text().notNull(),
    /** Hash of the address in small letters: what belongs to one person is found by it. */
    addressHash: text().notNull(),
    language: text().notNull(),
    frequency: text().$type<Frequency>().notNull(),
    /** When the last mail about the subscription itself was asked for. */
    askedAt: instant().notNull(),
    confirmHash: text(),
    confirmedAt: instant(),
    /** All that became public before is told. */
    toldUpTo: instant(),
    /** Hashes of the links for leaving, one a mail: links of old mails work too. */
    leaveHashes: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    countyPolicy('strategy_subscription'),
    unique('strategy_subscription_once').on(table.countyId, table.addressHash, table.strategyId, table.nodeId).nullsNotDistinct(),
    index('strategy_subscription_by_confirm').on(table.countyId, table.confirmHash),
    index('strategy_subscription_by_leave').using('gin', table.leaveHashes),
    foreignKey({
      name: 'strategy_subscription_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'strategy_subscription_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** When something of a node was told beyond its public page, whose day is that of the note. Append-only. */
export const publicationEntry = pgTable(
  'publication_entry',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    channel: text().$type<PublicationChannel>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** What was told: a note, a change, a press release. */
    sourceId: uuid().notNull(),
    link: text(),
  },
  (table) => [
    countyPolicy('publication_entry'),
    unique('publication_entry_once').on(table.countyId, table.nodeId, table.channel, table.sourceId),
    foreignKey({
      name: 'publication_entry_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** A text for the press office: from a status note to the day on which it was printed. */
export const pressRelease = pgTable(
  'press_release',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    headline: text().notNull(),
    text: text().notNull(),
    figure: text(),
    figureSource: text(),
    /** Languages in which the press office is asked to publish. */
    languages: text().array().notNull(),
    internalNote: text(),
    state: text().$type<PressState>().notNull().default('draft'),
    createdAt: instant().notNull(),
    /** `actorRef` of whoever did it. */
    createdBy: text().notNull(),
    releasedAt: instant(),
    releasedBy: text(),
    publishedOn: date({ mode: 'string' }),
    link: text(),
    version: integer().notNull().default(1),
  },
  (table) => [
    countyPolicy('press_release'),
    index('press_release_by_county').on(table.countyId, table.createdAt),
    index('press_release_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'press_release_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check('press_release_figure', sql`${table.figure} is null or ${table.figureSource} is not null`),
    check('press_release_published', sql`(${table.state} = 'published') = (${table.publishedOn} is not null)`),
  ],
);

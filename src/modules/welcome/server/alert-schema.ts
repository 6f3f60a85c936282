import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AlertStatus, AlertText, Certainty, Severity, Urgency } from '#kernel/alerts.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { NoticeKind, NoticeState, PushTopics } from '../contract-alerts.ts';

/** A warning of an authority that concerns the county, as its source last told it. Read, never issued. */
export const alert = pgTable(
  'alert',
  {
    ...countyColumns,
    /** Kind and address of the source. */
    feed: text().notNull(),
    identifier: text().notNull(),
    version: text().notNull(),
    provider: text().notNull(),
    status: text().$type<AlertStatus>().notNull(),
    severity: text().$type<Severity>().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    certainty: text().$type<Certainty>().notNull(),
    texts: jsonb().$type<readonly AlertText[]>().notNull(),
    /** Empty for the whole county. */
    municipalityIds: uuid().array().notNull(),
    areaWords: text().notNull(),
    exact: boolean().notNull(),
    faults: jsonb().$type<readonly string[]>().notNull(),
    sent: instant().notNull(),
    onset: instant(),
    /** Many sources name none: then the warning is over when it is gone from them. */
    expires: instant(),
    firstSeenAt: instant().notNull(),
    endedAt: instant(),
    /** When its source called it off in a message of its own, not only ceased to have it. */
    liftedAt: instant(),
  },
  (table) => [
    countyPolicy('alert'),
    unique('alert_once').on(table.countyId, table.feed, table.identifier),
    index('alert_by_end').on(table.countyId, table.endedAt),
  ],
);

/** How a source stood when it was last asked: what is kept of it stays true while it fails. */
export const alertFeed = pgTable(
  'alert_feed',
  {
    ...countyColumns,
    feed: text().notNull(),
    askedAt: instant().notNull(),
    readAt: instant(),
    failingSince: instant(),
    failureCode: text(),
    failure: text(),
    etag: text(),
    lastModified: text(),
    /** Versions of its warnings that concern other counties, so that they are not fetched again. */
    elsewhere: jsonb().$type<Record<string, string>>().notNull().default({}),
    faults: jsonb().$type<readonly string[]>().notNull().default([]),
  },
  (table) => [countyPolicy('alert_feed'), unique('alert_feed_once').on(table.countyId, table.feed)],
);

/** An everyday notice of county or municipalities: begins and ends by itself. */
export const notice = pgTable(
  'notice',
  {
    ...countyColumns,
    kind: text().$type<NoticeKind>().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    source: text().notNull(),
    link: text(),
    unitId: uuid(),
    /** Empty for the whole county. */
    municipalityIds: uuid().array().notNull(),
    shownFrom: instant().notNull(),
    begins: instant().notNull(),
    ends: instant().notNull(),
    state: text().$type<NoticeState>().notNull(),
    demonstration: boolean().notNull().default(false),
    /** When the public was first shown it, and when it went: told by the worker, once each. */
    toldAt: instant(),
    overAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('notice'),
    unique('notice_in_county').on(table.countyId, table.id),
    index('notice_by_end').on(table.countyId, table.state, table.ends),
    foreignKey({ name: 'notice_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    check('notice_span', sql`${table.begins} <= ${table.ends} and ${table.shownFrom} <= ${table.ends}`),
  ],
);

/** A browser that wants to be told. It belongs to nobody: there is no account, no name, no address but the push service's. */
export const pushSubscription = pgTable(
  'push_subscription',
  {
    ...countyColumns,
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    language: text().notNull(),
    severity: text().$type<PushTopics['severity']>(),
    noticeKinds: text().array().$type<NoticeKind[]>().notNull(),
    municipalityIds: uuid().array().notNull(),
    createdAt: instant().notNull(),
    /** When the browser last renewed it, or its service last took a message. */
    contactAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('push_subscription'),
    unique('push_subscription_once').on(table.countyId, table.endpoint),
    unique('push_subscription_in_county').on(table.countyId, table.id),
  ],
);

/** One message to one browser. A warning or notice is told to each at most once. */
export const pushDelivery = pgTable(
  'push_delivery',
  {
    ...countyColumns,
    subscriptionId: uuid().notNull(),
    subjectType: text().$type<'alert' | 'notice'>().notNull(),
    subjectId: uuid().notNull(),
    state: text().$type<'waiting' | 'sent' | 'dropped'>().notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    lastError: text(),
  },
  (table) => [
    countyPolicy('push_delivery'),
    unique('push_delivery_once').on(table.countyId, table.subscriptionId, table.subjectId),
    index('push_delivery_waiting').on(table.countyId, table.state, table.nextAt),
    foreignKey({
      name: 'push_delivery_subscription',
      columns: [table.countyId, table.subscriptionId],
      foreignColumns: [pushSubscription.countyId, pushSubscription.id],
    }).onDelete('cascade'),
  ],
);

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
import type { Content } from '#kernel/content/blocks.ts';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { WordMark } from '#kernel/translation.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { Audience, PageSource, PageState } from '../contract.ts';

/** Who said something about a draft, when; `ref` names an account. */
export type DraftRemark = { at: string; ref: string; note: string | null };

/**
 * Pages that counties take over: those of the library, and those that a county shares. They belong to the installation,
 * because many counties show them; whatever stands here was made public on purpose.
 */
export const sharedPage = pgTable(
  'shared_page',
  {
    id: uuid().primaryKey(),
    /** Name in the library; for a county's page its id. */
    key: text().notNull(),
    /** County that shares it; null for the library. */
    origin: uuid(),
    originName: text(),
    parentId: uuid(),
    position: integer().notNull(),
    icon: text(),
    audiences: text().array().$type<Audience[]>().notNull(),
    keywords: jsonb().$type<Record<string, string[]>>().notNull().default({}),
    language: text().notNull(),
    firstWeek: boolean().notNull().default(false),
    reviewedOn: date({ mode: 'string' }),
    sources: jsonb().$type<PageSource[]>().notNull().default([]),
    /** Shown on by those who took it over, offered to nobody. */
    withdrawnAt: instant(),
    changedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('shared_page_key').on(sql`coalesce(${table.origin}, '00000000-0000-0000-0000-000000000000'::uuid)`, table.key),
    foreignKey({ name: 'shared_page_parent', columns: [table.parentId], foreignColumns: [table.id] }),
  ],
);

/** What a shared page says in one language. */
export const sharedPageText = pgTable(
  'shared_page_text',
  {
    id: uuid().primaryKey(),
    sharedPageId: uuid()
      .notNull()
      .references(() => sharedPage.id, { onDelete: 'cascade' }),
    language: text().notNull(),
    content: jsonb().$type<Content>().notNull(),
    /** How each text stands that is no source and no edition of its own. */
    marks: jsonb().$type<Record<string, WordMark>>().notNull().default({}),
  },
  (table) => [unique('shared_page_text_once').on(table.sharedPageId, table.language)],
);

/** A page of the county's site: its own, or one that it takes over and may add to. */
export const page = pgTable(
  'page',
  {
    ...countyColumns,
    parentId: uuid(),
    position: integer().notNull(),
    icon: text(),
    audiences: text().array().$type<Audience[]>().notNull(),
    /** Further words under which it is found, by language. */
    keywords: jsonb().$type<Record<string, string[]>>().notNull().default({}),
    /** Language in which it is written first. */
    language: text().notNull(),
    sharedPageId: uuid().references(() => sharedPage.id),
    unitId: uuid(),
    organisationId: uuid(),
    municipalityId: uuid(),
    state: text().$type<PageState>().notNull(),
    reviewedOn: date({ mode: 'string' }),
    /** Until then somebody has to confirm it. */
    reviewBy: date({ mode: 'string' }),
    /** When it was hidden because nobody confirmed it; null once somebody has. */
    expiredAt: instant(),
    /** Given to other counties. */
    shares: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('page'),
    unique('page_in_county').on(table.countyId, table.id),
    unique('page_mirrors_once').on(table.countyId, table.sharedPageId),
    index('page_by_parent').on(table.countyId, table.parentId, table.position),
    foreignKey({ name: 'page_parent', columns: [table.countyId, table.parentId], foreignColumns: [table.countyId, table.id] }),
    foreignKey({ name: 'page_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
    foreignKey({
      name: 'page_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'page_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('page_is_not_its_own_parent', sql`${table.parentId} is distinct from ${table.id}`),
  ],
);

/**
 * A page's own text in one language: the source, or an edition that stands beside it (Leichte Sprache). Texts that are
 * translated block by block are kept by `kernel/translation.ts`.
 */
export const pageEdition = pgTable(
  'page_edition',
  {
    ...countyColumns,
    pageId: uuid().notNull(),
    language: text().notNull(),
    /** What the public reads. */
    content: jsonb().$type<Content>(),
    /** What somebody is writing. */
    draft: jsonb().$type<Content>(),
    draftSavedAt: instant(),
    draftSavedBy: text(),
    /** Its author asks for the release. */
    asked: jsonb().$type<DraftRemark>(),
    /** What whoever releases wants changed first. */
    returned: jsonb().$type<DraftRemark>(),
    /** Counts releases. */
    number: integer().notNull().default(0),
    releasedAt: instant(),
    /** Hash of the source that an edition beside it was written after; null for the source. */
    renders: text(),
    version: integer().notNull().default(1),
  },
  (table) => [
    countyPolicy('page_edition'),
    unique('page_edition_once').on(table.countyId, table.pageId, table.language),
    foreignKey({
      name: 'page_edition_page',
      columns: [table.countyId, table.pageId],
      foreignColumns: [page.countyId, page.id],
    }).onDelete('cascade'),
  ],
);

/** What was released when. */
export const pageVersion = pgTable(
  'page_version',
  {
    ...countyColumns,
    pageId: uuid().notNull(),
    language: text().notNull(),
    number: integer().notNull(),
    content: jsonb().$type<Content>().notNull(),
    /** A change that alters no meaning: no translation grows old by it. */
    minor: boolean().notNull(),
    note: text(),
    createdAt: instant().notNull(),
    createdRef: text().notNull(),
  },
  (table) => [
    countyPolicy('page_version'),
    unique('page_version_once').on(table.countyId, table.pageId, table.language, table.number),
    foreignKey({
      name: 'page_version_page',
      columns: [table.countyId, table.pageId],
      foreignColumns: [page.countyId, page.id],
    }).onDelete('cascade'),
  ],
);

/** Addresses of a page by language, earlier ones too: they lead to the present one. */
export const pageAddress = pgTable(
  'page_address',
  {
    ...countyColumns,
    pageId: uuid().notNull(),
    language: text().notNull(),
    /** Without a slash at either end, in small letters. */
    path: text().notNull(),
    current: boolean().notNull(),
  },
  (table) => [
    countyPolicy('page_address'),
    unique('page_address_once').on(table.countyId, table.language, table.path),
    uniqueIndex('page_address_current')
      .on(table.countyId, table.pageId, table.language)
      .where(sql`${table.current}`),
    foreignKey({
      name: 'page_address_page',
      columns: [table.countyId, table.pageId],
      foreignColumns: [page.countyId, page.id],
    }).onDelete('cascade'),
  ],
);

import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import type { OfferAudience, OfferFee, OfferMode, OfferState } from '#modules/offers/contract.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { Residence } from '../contract.ts';
import type { NeededLevel, SkillFinding, SkillResult } from '../contract-assessments.ts';

/** A procedure by which skills are assessed: who offers it, for whom, what it finds out. Nothing of whom it was done with. */
export const skillsAssessment = pgTable(
  'skills_assessment',
  {
    ...countyColumns,
    name: text().notNull(),
    /** Exactly one of the three offers it. */
    organisationId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    mode: text().$type<OfferMode>().notNull(),
    placeId: uuid(),
    /** Empty for everybody. */
    audiences: text().array().$type<OfferAudience[]>().notNull().default([]),
    ageFrom: integer(),
    ageTo: integer(),
    neededLevel: text().$type<NeededLevel>(),
    residences: text().array().$type<Residence[]>().notNull().default([]),
    findings: text().array().$type<SkillFinding[]>().notNull(),
    instrument: text(),
    hours: doublePrecision(),
    languages: text().array().notNull().default([]),
    results: text().array().$type<SkillResult[]>().notNull().default([]),
    resultNote: text(),
    recognition: text(),
    fee: text().$type<OfferFee>().notNull(),
    website: text(),
    phone: text(),
    email: text(),
    state: text().$type<OfferState>().notNull(),
    confirmedAt: instant(),
    /** As `actorRef` names them. */
    confirmedBy: text(),
    /** By when somebody must say again that all is right. */
    reviewBy: date({ mode: 'string' }),
    /** When it was last asked about without an answer so far. */
    askedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('skills_assessment'),
    unique('skills_assessment_in_county').on(table.countyId, table.id),
    index('skills_assessment_by_state').on(table.countyId, table.state),
    foreignKey({
      name: 'skills_assessment_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'skills_assessment_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'skills_assessment_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'skills_assessment_place',
      columns: [table.countyId, table.placeId],
      foreignColumns: [place.countyId, place.id],
    }),
    check(
      'skills_assessment_one_provider',
      sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) = 1`,
    ),
    check(
      'skills_assessment_ages',
      sql`${table.ageFrom} is null or ${table.ageTo} is null or ${table.ageFrom} <= ${table.ageTo}`,
    ),
    check('skills_assessment_findings', sql`cardinality(${table.findings}) > 0`),
    check('skills_assessment_hours', sql`${table.hours} > 0`),
  ],
);
